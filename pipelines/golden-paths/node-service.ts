import type { Parameters, Pipeline } from 'jenkins-pipeline-sdk';
import { given } from './given.ts';
import { defineService } from './service.ts';
import type { ServiceOptions } from './service-options.ts';

/** What a Node service's golden path takes. */
export interface NodeServiceOptions<E extends string, P extends Parameters>
  extends ServiceOptions<E, P> {
  /**
   * Installs what the package lock says.
   *
   * @default 'npm ci'
   */
  readonly install?: string;
  /**
   * Compiles, for instance TypeScript or a bundle; nothing unless said.
   *
   * @example 'npm run build'
   */
  readonly compile?: string;
  /** The tests of units. */
  readonly test?: {
    /** @default 'npm test' */
    readonly command?: string;
    /**
     * Glob of JUnit XML files that the command writes.
     *
     * @example 'reports/*.xml'
     */
    readonly junit?: string;
  };
}

/**
 * The pipeline of a Node service: install, compile, test, image, tests against the running image,
 * push, one deployment after the other.
 *
 * Every branch is built and tested; only the main branch is published and deployed. Development
 * dependencies are taken off before the image is built.
 *
 * @example
 * export default nodeService({
 *   name: 'payments',
 *   environments: {
 *     staging: { cluster: 'staging', namespace: 'payments' },
 *     production: { cluster: 'production', namespace: 'payments', approval: { by: ['leads'] } },
 *   },
 *   image: { base: 'oci:.base/node24' },
 *   integration: { command: 'npm run test:integration' },
 * });
 */
export function nodeService<const E extends string, const P extends Parameters = {}>(
  options: NodeServiceOptions<E, P>,
): Pipeline {
  const { install, compile, test } = options;
  return defineService(options, {
    steps: (s) => [
      s.run(install ?? 'npm ci', { id: 'install' }),
      compile === undefined ? [] : s.run(compile, { id: 'compile' }),
      s.run(test?.command ?? 'npm test', {
        id: 'unit-tests',
        ...given({ junit: test?.junit }),
      }),
      s.run('npm prune --omit=dev', { id: 'prune' }),
    ],
    include: ['package.json', 'src/**', 'dist/**', 'node_modules/**'],
    command: ['node', compile === undefined ? 'src/server.js' : 'dist/server.js'],
  });
}
