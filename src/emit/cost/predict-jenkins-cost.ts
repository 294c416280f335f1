import { largestMethodBytes } from '../../analysis/jenkins-size.ts';
import type { Pipeline } from '../../model/pipeline.ts';
import { describeJenkinsfile } from '../jenkinsfile/emit-jenkinsfile.ts';
import { countFlowNodes } from './count-flow-nodes.ts';
import { type MethodSize, measureMethod } from './measure-method.ts';

/** What a pipeline costs the Jenkins controller. */
export interface JenkinsCost {
  /** Flow nodes of a first build in which every stage runs and succeeds; the controller keeps each of them. */
  readonly flowNodes: number;
  /** How many shells such a build starts on agents, each of which costs 0.2 to 0.4 s. */
  readonly shells: number;
  /** Bytes of the Java method that Declarative makes of the pipeline. */
  readonly methodBytes: number;
  /** The most that such a method can have. */
  readonly largestMethodBytes: number;
  /** The top-level stage that takes most of the method. */
  readonly largest: MethodSize['largest'];
}

/** Predicts what a checked pipeline costs the controller, from the Jenkinsfile that it becomes. Pure. */
export function predictJenkinsCost(pipeline: Pipeline): JenkinsCost {
  const { shape } = describeJenkinsfile(pipeline);
  const { nodes: flowNodes, shells } = countFlowNodes(shape);
  const { bytes: methodBytes, largest } = measureMethod(shape);
  return { flowNodes, shells, methodBytes, largestMethodBytes, largest };
}
