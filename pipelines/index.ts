export {
  type HelmChartEnvironment,
  type HelmChartOptions,
  type HelmChartStages,
  helmChart,
} from './golden-paths/helm-chart.ts';
export { type JavaServiceOptions, javaService } from './golden-paths/java-service.ts';
export { type NodeServiceOptions, nodeService } from './golden-paths/node-service.ts';
export type {
  Extension,
  ServiceEnvironment,
  ServiceImage,
  ServiceOptions,
  ServiceStages,
  ServiceTests,
} from './golden-paths/service-options.ts';
export {
  type TerraformEnvironment,
  type TerraformStackOptions,
  type TerraformStages,
  terraformStack,
} from './golden-paths/terraform-stack.ts';
