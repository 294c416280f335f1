import type { Text } from './values.ts';

/**
 * Where a stage runs: nowhere (only Jenkins's own steps), any machine, one with a label, a
 * container, or a pod of its own.
 */
export type Agent = 'none' | 'any' | LabelAgent | ContainerAgent | DockerfileAgent | PodAgent;

/** A machine with this label. */
export interface LabelAgent {
  /** Labels as Jenkins combines them: `linux && arm64`. Parameters and axes can be part of it. */
  readonly label: Text;
}

/** What Docker is told beside the image. */
export interface ContainerOptions {
  /** Label of the machine that runs the container. */
  readonly label?: Text;
  /**
   * Further arguments of `docker run`, one word each. What gives the machine away, such as
   * `--privileged`, is refused.
   *
   * @example ['--shm-size=1g']
   */
  readonly arguments?: readonly string[];
}

/** A container on a machine: the tools in the versions that the image brings. */
export interface ContainerAgent extends ContainerOptions {
  /**
   * The image, with a tag or digest that does not move.
   *
   * @example 'node:24.21.0-slim'
   */
  readonly container: Text;
  /** Whether every build asks the registry for the image. @default false */
  readonly pull?: boolean;
}

/** A container of an image that the machine builds from a Dockerfile of the repository. */
export interface DockerfileAgent extends ContainerOptions {
  /**
   * The Dockerfile, relative to the repository.
   *
   * @example 'ci/Dockerfile'
   */
  readonly dockerfile: string;
  /** Folder whose files the build sees; the Dockerfile lies in it. @default the repository */
  readonly context?: string;
  /** Build arguments by name. Never secrets: the image keeps them. */
  readonly buildArguments?: Readonly<Record<string, string>>;
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
  /** Taints of nodes that do not keep the pod away. */
  readonly tolerations?: readonly Toleration[];
  /** Folders that all its containers see. */
  readonly volumes?: readonly Volume[];
  /** Names of the Kubernetes secrets with which the images are pulled. */
  readonly pullSecrets?: readonly string[];
  /** Name of the cluster in Jenkins's configuration. @default the controller's first one */
  readonly cloud?: string;
}

/** A container of a pod. */
export interface Container {
  /** Name of the container in the pod. */
  readonly name: string;
  /** The image, with a tag or digest that does not move. */
  readonly image: string;
  /** CPU that is kept for it, and its limit unless said, in Kubernetes' notation: `500m`, `2`. */
  readonly cpu?: string;
  /** Memory that is kept for it, and its limit unless said, in Kubernetes' notation: `512Mi`. */
  readonly memory?: string;
  /** The most CPU that it gets. */
  readonly cpuLimit?: string;
  /** The memory at which it is ended. */
  readonly memoryLimit?: string;
  /** Environment variables of the container. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it runs the command of its image beside the steps, as a database does. @default false */
  readonly service?: boolean;
  /** Number of the user that it runs as. @default the image's user */
  readonly user?: number;
}

/** A taint of nodes that a pod bears. */
export interface Toleration {
  readonly key: string;
  /** Only this value of the taint. @default any */
  readonly value?: string;
  /** Only this effect of the taint. @default all */
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
}

/** A folder that all containers of a pod see: of a claim, of a config map, or empty at first. */
export interface Volume {
  /** Absolute path in the containers. */
  readonly path: string;
  /** Name of a persistent volume claim, for instance a cache. */
  readonly claim?: string;
  /** Name of a config map whose entries become files. */
  readonly configMap?: string;
  /** The most that an empty folder may grow to: `2Gi`. */
  readonly size?: string;
  /** Whether nobody can write into it. @default false */
  readonly readOnly?: boolean;
}
