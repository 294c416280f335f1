import type { Pipeline } from '../../src/model/pipeline.ts';
import type { Stage } from '../../src/model/stage.ts';

/** How many texts `makePipeline` asks for. */
export const textCount = 137;

/**
 * A pipeline with a text of the caller in every place where the model has free text. Built by hand:
 * the emitter must hold even for what the analysis would refuse.
 */
export function makePipeline(texts: readonly string[]): Pipeline {
  let used = 0;
  const text = (): string => texts[used++ % texts.length] ?? '';
  const stages: Stage[] = [
    {
      id: 'build',
      name: text(),
      kind: 'build',
      lock: text(),
      agent: { kind: 'label', label: text() },
      tools: { jdk: text() },
      approval: { message: text(), by: [text()], timeoutMs: 1000 },
      when: {
        kind: 'any',
        conditions: [
          { kind: 'branch', pattern: text() },
          { kind: 'tag', pattern: text() },
          { kind: 'pull-request', target: text() },
          { kind: 'changed', paths: [text(), text()] },
          { kind: 'environment-variable', name: 'NAME', value: text() },
          { kind: 'equals', actual: { $parameter: 'TEXT' }, expected: text() },
        ],
      },
      env: { LITERAL: text(), JOINED: { $text: [text(), { $parameter: 'TEXT' }, text()] } },
      steps: [
        {
          id: 'build.run',
          contract: 'run',
          label: text(),
          input: { command: [text(), { $text: [text(), { $value: 'version' }] }] },
          directory: text(),
          env: {
            A: text(),
            B: {
              $transform: {
                operation: 'replace',
                of: { $context: 'branch' },
                with: [text(), text()],
              },
            },
          },
          secrets: { S: { reference: text(), as: 'variable' } },
          when: { kind: 'not', condition: { kind: 'branch', pattern: text() } },
          save: { stdout: 'version' },
          makes: ['dist'],
        },
        {
          id: 'build.image-build',
          contract: 'imageBuild',
          label: '',
          input: { image: { $image: 'app' }, labels: { [` ${text()}`]: text() } },
        },
        {
          id: 'build.group',
          contract: 'groovy',
          label: '',
          input: { script: text(), reason: text() },
        },
      ],
      post: {
        always: [
          {
            id: 'build.always.keep-files',
            contract: 'keepFiles',
            label: '',
            input: { include: [text(), text()] },
          },
        ],
      },
    },
    {
      id: 'test',
      name: text(),
      kind: 'test',
      agent: { kind: 'container', image: text(), label: text() },
      matrix: { axes: [{ name: 'AXIS', values: [text(), text()] }], exclude: [{ AXIS: [text()] }] },
      steps: [
        { id: 'test.run', contract: 'run', label: '', input: { command: text() }, needs: ['dist'] },
        {
          id: 'test.print',
          contract: 'printMessage',
          label: '',
          input: { message: { $text: [text(), { $axis: 'AXIS' }, text()] } },
        },
      ],
    },
    {
      id: 'deploy',
      name: text(),
      kind: 'deploy',
      environment: 'production',
      agent: {
        kind: 'pod',
        containers: [{ name: text(), image: text(), cpu: text(), memory: text() }],
        serviceAccount: text(),
        nodeSelector: { [text()]: text() },
      },
      steps: [
        {
          id: 'deploy.helm',
          contract: 'helmDeploy',
          label: '',
          input: {
            chart: { $chart: 'app' },
            image: { $image: 'app' },
            values: { [` ${text()}`]: text(), list: [{ a: text() }] },
          },
        },
        {
          id: 'deploy.outside',
          contract: 'outsideStep',
          label: '',
          directory: text(),
          env: { X: text() },
          input: { step: { $outside: 'notify' }, arguments: { [` ${text()}`]: text() } },
        },
        {
          id: 'deploy.start',
          contract: 'startJob',
          label: '',
          input: { job: text(), parameters: { P: text() } },
        },
      ],
    },
    {
      id: 'asked',
      name: text(),
      kind: 'stage',
      lock: { resource: text(), newestFirst: true },
      approval: {
        message: text(),
        by: [text()],
        timeoutMs: 1000,
        questions: {
          WHY: { type: 'text', default: text(), description: `d${text()}`, multiline: true },
          WHICH: { type: 'choice', values: [text(), text()], description: `d${text()}` },
        },
      },
      when: {
        kind: 'all',
        conditions: [
          { kind: 'pull-request', target: text(), source: text(), author: text() },
          { kind: 'pull-request', source: text(), fork: true },
          { kind: 'commit-message', contains: text() },
        ],
      },
      agent: {
        kind: 'dockerfile',
        file: `f${text()}`,
        buildArguments: { A: text() },
        label: { $text: ['x', text(), { $parameter: 'TEXT' }, text()] },
        arguments: [text()],
      },
      steps: [
        {
          id: 'asked.print',
          contract: 'printMessage',
          label: '',
          input: { message: { $text: [text(), { $answer: 'WHY' }] } },
          when: { kind: 'pull-request', author: text() },
        },
        { id: 'asked.unstable', contract: 'markUnstable', label: '', input: { reason: text() } },
        {
          id: 'asked.coverage',
          contract: 'publishCoverage',
          label: '',
          input: { include: [text()] },
        },
      ],
    },
    {
      id: 'pod',
      name: text(),
      kind: 'stage',
      lock: { label: text(), quantity: 1 },
      agent: {
        kind: 'pod',
        cloud: text(),
        containers: [
          {
            name: text(),
            image: text(),
            cpuLimit: text(),
            memoryLimit: text(),
            env: { [text()]: text() },
          },
          { name: text(), image: text(), service: true },
        ],
        tolerations: [{ key: text(), value: text(), effect: 'NoSchedule' }, { key: text() }],
        volumes: [
          { path: text(), claim: text() },
          { path: text(), configMap: text(), readOnly: true },
          { path: text(), size: text() },
        ],
        pullSecrets: [text()],
      },
      steps: [
        {
          id: 'pod.run',
          contract: 'run',
          label: '',
          input: { command: text() },
          makes: ['large'],
          container: text(),
          around: [{ step: 'notify', arguments: { [` ${text()}`]: text(), list: [text()] } }],
        },
      ],
    },
    {
      id: 'late',
      name: text(),
      kind: 'stage',
      agent: {
        kind: 'container',
        image: { $text: ['x', text(), { $parameter: 'TEXT' }] },
        pull: true,
      },
      steps: [
        { id: 'late.run', contract: 'run', label: '', input: { command: 'x' }, needs: ['large'] },
      ],
    },
  ];
  return {
    modelVersion: 1,
    name: text(),
    source: 'platform.pipeline.ts',
    parameters: {
      TEXT: { type: 'text', default: text(), description: `d${text()}` },
      CHOICE: { type: 'choice', values: [text(), text()], description: `d${text()}` },
    },
    environments: { production: { cluster: text(), namespace: text(), protected: true } },
    images: {
      app: {
        name: 'app',
        context: `c${text()}`,
        include: [text()],
        exclude: [text()],
        base: `b${text()}`,
        workdir: `w${text()}`,
        command: [text()],
        environment: { E: text() },
        user: `u${text()}`,
        platforms: ['linux/arm64'],
        labels: { L: text() },
      },
    },
    charts: { app: { name: 'app', path: text() } },
    files: {
      dist: { name: 'dist', include: [text()] },
      large: { name: 'large', include: [` *${text()}`], size: 'large', keep: true },
    },
    values: { version: 'text' },
    outsideSteps: {
      notify: {
        step: 'notify',
        description: text(),
        parameters: {},
        laptop: 'print',
        from: { library: `l${text()}`, version: text() },
      },
    },
    agent: { kind: 'any' },
    env: { TOP: text() },
    tools: { maven: text() },
    triggers: [
      { kind: 'cron', schedule: text() },
      { kind: 'upstream', jobs: [text()] },
    ],
    concurrency: 'queue',
    timeoutMs: 1000,
    keepBuilds: 1,
    stages,
    post: {
      failure: [
        {
          id: 'post.failure.send-message',
          contract: 'sendMessage',
          label: '',
          input: { message: text(), channel: 'slack', to: text() },
        },
      ],
    },
  };
}
