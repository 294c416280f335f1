import { serve } from '../../../shared/src/serve.js';
import { routes } from './routes.js';

serve(routes);
