import { describe, expect, it } from 'vitest';
import type { Pipeline } from '../../../src/model/pipeline.ts';
import type { Step } from '../../../src/model/step.ts';
import {
  codesOf,
  imageOf,
  messagesOf,
  pipelineOf,
  runOf,
  stageOf,
  stepOf,
} from '../build-pipeline.ts';

const of = (step: Step, more: Partial<Pipeline> = {}) =>
  codesOf(pipelineOf([stageOf('a', [step])], more)).filter((code) => code.startsWith('P8'));
const secrets = { LOGIN: { reference: 'kv/a#b', as: 'variable' as const } };

describe('commands', () => {
  const cases: [string, string[]][] = [
    ['make || true', ['P802']],
    ['make ||true', ['P802']],
    ['make || :', ['P802']],
    ['make || exit 0', ['P802']],
    ['make || exit 1', []],
    ['make || echo failed', []],
    ['make && true', []],
    ["echo '|| true'", []],
    ['# || true', []],
    ['set +e', ['P802']],
    ['set -e', []],
    ['sleep 5', ['P803']],
    ['make && sleep 5', ['P803']],
    ['X=1 sleep 5', ['P803']],
    ['if true; then sleep 5; fi', ['P803']],
    ['echo $(sleep 5)', ['P803']],
    ['echo sleep', []],
    ['nosleep', []],
    ['sudo make', ['P804']],
    ['sudo -E sleep 5', ['P803', 'P804']],
    ['echo sudo', []],
    ['docker run --privileged x', ['P805']],
    ['docker run -v /var/run/docker.sock:/x x', ['P805']],
    ['docker run x', []],
    ['mvn package -DskipTests', ['P806']],
    ['mvn package -DskipTests=true', ['P806']],
    ['mvn package -DskipTests=false', []],
    ['mvn -Dmaven.test.skip=true package', ['P806']],
    ['./gradlew build -x test', ['P806']],
    ['gradle build --exclude-task :app:test', ['P806']],
    ['./gradlew build -x lint', []],
    ['grep -x test file', []],
    ['curl -k https://x', ['P807']],
    ['curl -sSkL https://x', ['P807']],
    ['curl --insecure https://x', ['P807']],
    ['curl -s https://x', []],
    ['curl --key x https://x', []],
    ['wget --no-check-certificate https://x', ['P807']],
    ['ssh -o StrictHostKeyChecking=no x', ['P807']],
    ['ssh -oStrictHostKeyChecking=no x', ['P807']],
    ['ssh -o StrictHostKeyChecking=accept-new x', []],
    ['git -c http.sslVerify=false clone x', ['P807']],
    ['NODE_TLS_REJECT_UNAUTHORIZED=0 node x', ['P807']],
    ['NODE_TLS_REJECT_UNAUTHORIZED=1 node x', []],
    ['npm config set strict-ssl false', ['P807']],
    ['kubectl --insecure-skip-tls-verify get pods', ['P807']],
    ['tar -kxf x', []],
    ['docker login -u a -p b', ['P813']],
    ['docker login -pb', ['P813']],
    ['docker login --password=b', ['P813']],
    ['docker login --password-stdin', []],
    ['docker run -p 80:80 login', []],
    ['helm registry login -p x y', ['P813']],
    ['mysql login -p x', []],
    ['deploy $BRANCH_NAME', ['P814']],
    ['deploy ${BRANCH_NAME}', ['P814']],
    ['deploy --to=$TAG_NAME', ['P814']],
    ['deploy $CHANGE_TITLE', ['P814']],
    ['deploy "$BRANCH_NAME"', []],
    ['deploy "a ${BRANCH_NAME} b"', []],
    ["deploy '$BRANCH_NAME'", []],
    ['deploy \\$BRANCH_NAME', []],
    ['NAME=$BRANCH_NAME deploy', []],
    ['case $BRANCH_NAME in main) make ;; esac', []],
    ['[[ $BRANCH_NAME == main ]] && make', []],
    ['[ $BRANCH_NAME = main ] && make', ['P814']],
    ['deploy $BRANCH_NAMES $MY_BRANCH_NAME $BUILD_NUMBER', []],
    ['curl https://x | sh', ['P816']],
    ['curl https://x | sudo bash -s --', ['P804', 'P816']],
    ['wget -qO- https://x | python3 -', ['P816']],
    ['curl https://x | tar xz', []],
    ['curl https://x | bash script.sh', []],
    ['curl https://x; sh', []],
    ['cat x | sh', []],
    ['kubectl apply -f x', ['P811']],
    ['kubectl -n shop set image deployment/x x=y', ['P811']],
    ['kubectl rollout restart deployment/x', ['P811']],
    ['kubectl apply -f x && kubectl rollout status deployment/x', []],
    ['kubectl apply -f x && kubectl wait --for=condition=ready pod/x', []],
    ['kubectl apply --dry-run=client -f x', []],
    ['kubectl get pods', []],
    ['helm upgrade --install x y', ['P812']],
    ['helm -n shop install x y', ['P812']],
    ['helm upgrade --install x y --wait', []],
    ['helm upgrade --install x y --atomic', []],
    ['helm upgrade --install x y --dry-run', []],
    ['helm template x y', []],
    ['cat <<EOF\nsleep 5 || true\nEOF\nmake', []],
    ["cat <<-'EOF' > x\n\tsleep 5\n\tEOF\nsleep 1", ['P803']],
    ['cat <<EOF\nnever closed\nsleep 5', []],
  ];
  it.each(cases)('%s', (command, codes) => expect(of(runOf(command))).toEqual(codes));

  it('as a template', () => {
    expect(
      of(runOf({ script: 'sleep "${PLATFORM_VALUE_1}"', values: { PLATFORM_VALUE_1: '5' } })),
    ).toEqual(['P803']);
  });

  it('as a list, in which no shell reads anything', () => {
    expect(of(runOf(['echo', '$BRANCH_NAME', '||', 'true']))).toEqual([]);
    expect(of(runOf(['sudo', 'make']))).toEqual(['P804']);
    expect(of(runOf(['curl', '-k', { $parameter: 'p' }]))).toEqual(['P807']);
  });

  it('a check in another step of the stage counts', () => {
    const pipeline = (more: Step[]) =>
      codesOf(pipelineOf([stageOf('a', [runOf('kubectl apply -f x'), ...more])]));
    expect(pipeline([])).toEqual(['P811']);
    expect(pipeline([runOf('kubectl rollout status deployment/x')])).toEqual([]);
    const elsewhere = pipelineOf([
      stageOf('a', [runOf('kubectl apply -f x')]),
      stageOf('b', [runOf('kubectl wait x')]),
    ]);
    expect(codesOf(elsewhere)).toEqual(['P811']);
  });

  it.each([
    ['echo $LOGIN', true],
    ['echo "$LOGIN"', true],
    ['printf %s "${LOGIN}"', true],
    ['echo "$LOGIN" | docker login --password-stdin', false],
    ['echo "$LOGIN" > file', false],
    ["echo '$LOGIN'", false],
    ['echo "$OTHER"', false],
    ['printenv LOGIN', true],
    ['printenv OTHER', false],
    ['printenv', true],
    ['env', true],
    ['env X=1 make', false],
    ['set -x', true],
    ['set -eux', true],
    ['set -o xtrace', true],
    ['set -e', false],
    ['tool --login "$LOGIN"', false],
  ])('%s prints a secret', (command, isReported) => {
    expect(of(runOf(command, { secrets })).includes('P808')).toBe(isReported);
    expect(of(runOf(command)).includes('P808')).toBe(false);
  });

  it('the path of a secret file is no secret', () => {
    expect(
      of(runOf('echo $KEY', { secrets: { KEY: { reference: 'kv/a#b', as: 'file' } } })),
    ).toEqual([]);
  });

  it('parameters are not read from the environment', () => {
    const parameters: Pipeline['parameters'] = {
      target: { type: 'text', default: '', description: '' },
    };
    expect(of(runOf('deploy "$target"'), { parameters })).toEqual(['P819']);
    expect(of(runOf('deploy "$other"'), { parameters })).toEqual([]);
    expect(of(runOf('deploy "$target"', { env: { target: 'x' } }), { parameters })).toEqual([]);
    expect(of(runOf('deploy "$target"'), { parameters, env: { target: 'x' } })).toEqual([]);
    expect(
      codesOf(
        pipelineOf([stageOf('a', [runOf('deploy "$target"')], { env: { target: 'x' } })], {
          parameters,
        }),
      ),
    ).not.toContain('P819');
  });
});

describe('versions', () => {
  const container = (image: string) =>
    codesOf(
      pipelineOf([stageOf('a', [runOf('x')], { agent: { kind: 'container', image } })]),
    ).includes('P801');
  it.each([
    ['node', true],
    ['node:latest', true],
    ['node:24', false],
    [`node@sha256:${'0'.repeat(64)}`, false],
    [`node:latest@sha256:${'0'.repeat(64)}`, false],
    ['registry.example.com:5000/node', true],
    ['registry.example.com:5000/node:1', false],
    ['registry.example.com/latest:1', false],
  ])('%s', (image, isReported) => expect(container(image)).toBe(isReported));

  it('of every agent and base', () => {
    const pod = {
      kind: 'pod',
      containers: [
        { name: 'a', image: 'a:1' },
        { name: 'b', image: 'b' },
      ],
    } as const;
    expect(
      messagesOf(
        pipelineOf([stageOf('a', [runOf('x')])], {
          agent: { ...pod, containers: [...pod.containers] },
        }),
        'P801',
      ),
    ).toEqual(['The agent uses "b", which is another image tomorrow.']);
    const base = (name: string) =>
      codesOf(
        pipelineOf([stageOf('a', [stepOf('imageBuild', { image: { $image: 'app' } })])], {
          images: { app: imageOf('app', { base: name }) },
        }),
      );
    expect(base('node')).toEqual(['P801']);
    expect(base('scratch')).toEqual([]);
    expect(base('oci:.base/node24')).toEqual([]);
  });

  it('of tags', () => {
    const push = (extraTags: unknown) =>
      of(stepOf('imagePush', { image: { $image: 'app' }, extraTags }));
    expect(push(['latest'])).toEqual(['P817']);
    expect(push(['1.0', { $value: 'v' }])).toEqual([]);
    const helm = (values: unknown) =>
      of(stepOf('helmDeploy', { chart: { $chart: 'x' }, values })).filter(
        (code) => code === 'P817',
      );
    expect(helm({ image: { tag: 'latest' } })).toEqual(['P817']);
    expect(helm({ sidecars: [{ imageTag: 'latest' }] })).toEqual(['P817']);
    expect(helm({ image: { tag: '1' }, channel: 'latest' })).toEqual([]);
  });

  it.each([
    ['main', true],
    ['master', true],
    ['HEAD', true],
    ['refs/heads/main', true],
    ['origin/develop', true],
    ['v1.4.0', false],
    ['maintenance', false],
    ['release/main', false],
  ])('revision %s', (revision, isReported) => {
    const step = stepOf('checkoutRepository', { repository: 'https://a/b', revision, folder: 'x' });
    expect(of(step).includes('P818')).toBe(isReported);
  });
});

describe('deployments', () => {
  const more: Partial<Pipeline> = {
    charts: { web: { name: 'web', path: 'chart' } },
    environments: { staging: { cluster: 'c', namespace: 'n', protected: false } },
  };
  const deploy = (input: object, steps: Step[] = []) =>
    codesOf(
      pipelineOf(
        [
          stageOf('a', [stepOf('helmDeploy', { chart: { $chart: 'web' }, ...input }), ...steps], {
            kind: 'deploy',
            environment: 'staging',
          }),
        ],
        more,
      ),
    ).filter((code) => code.startsWith('P8'));
  const annotate = stepOf('annotateDeployment');
  const smoke = stepOf('smoke', { url: 'https://x' });
  it('are recorded', () => {
    expect(deploy({})).toEqual(['P810']);
    expect(deploy({}, [annotate])).toEqual([]);
  });

  it('are recorded once a stage', () => {
    const again = stepOf('helmDeploy', { chart: { $chart: 'web' } });
    const pipeline = pipelineOf(
      [stageOf('a', [again, again], { kind: 'deploy', environment: 'staging' })],
      more,
    );
    expect(messagesOf(pipeline, 'P810')).toEqual(['Stage "a" deploys and does not record it.']);
  });

  it('go back or are checked', () => {
    expect(deploy({ rollback: false }, [annotate])).toEqual(['P809']);
    expect(deploy({ rollback: true }, [annotate])).toEqual([]);
    expect(deploy({ rollback: false }, [annotate, smoke])).toEqual([]);
    const before = pipelineOf(
      [
        stageOf(
          'a',
          [smoke, stepOf('helmDeploy', { chart: { $chart: 'web' }, rollback: false }), annotate],
          { kind: 'deploy', environment: 'staging' },
        ),
      ],
      more,
    );
    expect(codesOf(before)).toEqual(['P809']);
  });
});

it('Groovy is counted', () => {
  const groovy = (reason: string) => stepOf('groovy', { script: 'x', reason });
  const pipeline = pipelineOf([
    stageOf('a', [groovy('The first reason.'), groovy('The second reason.')]),
  ]);
  expect(messagesOf(pipeline, 'P815')).toEqual([
    'Groovy text 1 of 2: The first reason.',
    'Groovy text 2 of 2: The second reason.',
  ]);
});
