import type { Parameters, Pipeline } from 'jenkins-pipeline-sdk';
import { defineService } from './service.ts';
import type { ServiceOptions } from './service-options.ts';

/** What a Java service's golden path takes. */
export interface JavaServiceOptions<E extends string, P extends Parameters>
  extends ServiceOptions<E, P> {
  /**
   * The jar that the build makes and the image runs, relative to the repository.
   *
   * @example 'target/payments.jar'
   */
  readonly jar: string;
  /**
   * Compiles, tests and packs the jar.
   *
   * @default 'mvn --batch-mode verify'
   */
  readonly build?: string;
  /**
   * Glob of JUnit XML files that the build writes.
   *
   * @default 'target/surefire-reports/*.xml'
   */
  readonly junit?: string;
}

/**
 * The pipeline of a Java service: build with its tests, image with the jar, tests against the
 * running image, push, one deployment after the other.
 *
 * Every branch is built and tested; only the main branch is published and deployed. The base of the
 * image brings the Java runtime.
 *
 * @example
 * export default javaService({
 *   name: 'payments',
 *   environments: { staging: { cluster: 'staging', namespace: 'payments' } },
 *   agent: { container: 'maven:3.9.11-eclipse-temurin-21' },
 *   image: { base: 'registry.example.com/base/java@sha256:…' },
 *   jar: 'target/payments.jar',
 * });
 */
export function javaService<const E extends string, const P extends Parameters = {}>(
  options: JavaServiceOptions<E, P>,
): Pipeline {
  const { jar, build, junit } = options;
  return defineService(options, {
    steps: (s) =>
      s.run(build ?? 'mvn --batch-mode verify', {
        id: 'verify',
        junit: junit ?? 'target/surefire-reports/*.xml',
      }),
    include: [jar],
    command: ['java', '-jar', jar],
  });
}
