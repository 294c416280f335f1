/** Where a stage runs: any machine, one with a label, a container, or a pod of its own. */
export type Agent = 'any' | LabelAgent | ContainerAgent | PodAgent;

/** A machine with this label. */
export interface LabelAgent {
  /** Labels as Jenkins combines them: `linux && arm64`. */
  readonly label: string;
}

/** A container on a machine: the tools in the versions that the image brings. */
export interface ContainerAgent {
  /**
   * The image, with a tag or digest that does not move.
   *
   * @example 'node:24.21.0-slim'
   */
  readonly container: string;
  /** Label of the machine that runs the container. */
  readonly label?: string;
}

/** A pod in the cluster, for this stage only. */
export interface PodAgent {
  /** What the pod holds. */
  readonly pod: Pod;
}

/** A Kubernetes pod for one stage; the first container runs the commands. */
export interface Pod {
  /** Its containers; the first one runs the commands. */
  readonly containers: readonly [Container, ...Container[]];
  /** Service account of the pod; the cluster decides which ones an agent may use. */
  readonly serviceAccount?: string;
  /** Labels that the node must have. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
}

/** A container of a pod. */
export interface Container {
  /** Name of the container in the pod. */
  readonly name: string;
  /** The image, with a tag or digest that does not move. */
  readonly image: string;
  /** Requested and allowed CPU in Kubernetes' notation: `500m`, `2`. */
  readonly cpu?: string;
  /** Requested and allowed memory in Kubernetes' notation: `512Mi`. */
  readonly memory?: string;
}
