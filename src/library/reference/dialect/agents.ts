import { type ConstructGroup, inGolden } from './construct.ts';

/** Where stages run. */
export const agents: ConstructGroup = {
  title: 'Agents',
  about:
    'The pipeline says where its stages run, a stage may say otherwise. The step runner lies on every agent, read-only. On a laptop every stage runs on this machine; the log says what it is instead of.',
  constructs: [
    {
      name: 'none',
      written: "agent: 'none'",
      meaning:
        "Only Jenkins's own steps. A stage that needs no machine gets none anyway; with it, a step that needs one is P718.",
      laptop: 'this machine',
      golden: inGolden('agent-pods', "stage('Tell') {\n      steps {"),
      recorded: ['002', '003', '008'],
    },
    {
      name: 'any',
      written: "agent: 'any'",
      meaning: 'Any machine; what a pipeline without `agent` means.',
      laptop: 'this machine',
      golden: inGolden('agents', 'agent any'),
      recorded: ['001'],
    },
    {
      name: 'label',
      written: "agent: { label: 'linux && arm64' }",
      meaning:
        'A machine that matches. Parameters and axes can be part of it; a label that can never match is P714.',
      laptop: 'this machine',
      golden: inGolden('agents', "agent { label 'linux && x86' }"),
      recorded: ['004', '277'],
    },
    {
      name: 'node, customWorkspace',
      meaning:
        'Left out: two builds in one folder read each other’s files. Use `lock` where something is shared, and `checkout: false` for an empty folder.',
      recorded: ['007'],
    },
    {
      name: 'docker',
      written:
        "agent: { container: 'node:24.21.0-slim', arguments: ['--shm-size=1g'], pull: true }",
      meaning:
        'A container on a machine. Arguments that open the machine are P719; registry credentials belong to the machine, not to the file.',
      laptop: 'this machine, without the container',
      golden: inGolden('agent-docker', 'docker {'),
    },
    {
      name: 'dockerfile',
      written:
        "agent: { dockerfile: 'ci/Dockerfile', context: 'ci', buildArguments: { NODE: '24' } }",
      meaning: 'A container of an image that the machine builds first, from the repository.',
      laptop: 'this machine, without the container',
      golden: inGolden('agent-docker', 'dockerfile {'),
    },
    {
      name: 'kubernetes',
      written: "agent: { pod: { containers: [{ name: 'node', image: '…', cpu: '500m' }] } }",
      meaning:
        'A pod for the stage: containers with amounts, variables and users, services beside the steps, node selector, tolerations, volumes, pull secrets, service account. What Kubernetes would refuse is P722.',
      laptop: 'this machine, without the services beside it',
      golden: inGolden('agent-pods', 'tolerations:'),
      recorded: ['273', '274'],
    },
    {
      name: 'retry on a lost agent',
      written: 'agentAttempts: 3',
      meaning:
        'The stage starts again on another machine when its own is lost. A pod that ran out of memory is not tried again.',
      laptop: 'this machine is not lost',
      golden: inGolden(
        'agent-pods',
        'retry(count: 3, conditions: [kubernetesAgent(), nonresumable()])',
      ),
      recorded: ['012'],
    },
  ],
};
