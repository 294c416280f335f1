import { quote } from '../../diagnostics/quote.ts';
import type { Analysis } from '../analysis.ts';

/** Name of the platform's own library on the controller. */
const platformLibrary = 'platform';

/** Steps of others are named with where they come from, and replace none of ours. */
export function checkOutsideSteps(analysis: Analysis): void {
  for (const [name, { from }] of Object.entries(analysis.pipeline.outsideSteps)) {
    const place = `outside:${name}`;
    if (from === undefined) {
      analysis.report('outside-version-missing', { name: quote(name) }, place);
      continue;
    }
    const { version } = from;
    if (/^(?:|latest|main|master|HEAD|\*)$/.test(version.trim()))
      analysis.report(
        'outside-version-floats',
        { name: quote(name), version: quote(version) },
        place,
      );
    if ('library' in from && from.library.toLowerCase() <= platformLibrary)
      analysis.report(
        'outside-library-first',
        { name: quote(name), library: quote(from.library), platform: quote(platformLibrary) },
        place,
      );
  }
}
