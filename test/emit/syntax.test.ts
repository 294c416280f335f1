import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { goldenCases, goldenFolder } from './compile-golden.ts';
import { listDirectiveShapes } from './directive-shapes.ts';

/** Shapes of directives in files that a real Jenkins called valid, with the case that has each. */
const recorded: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures/recorded-shapes.json'), 'utf8'),
);

/** Shapes that no recording has, and what speaks for each. */
const known: Readonly<Record<string, string>> = {
  "options > buildDiscarder(logRotator(numToKeepStr: ''))":
    'recorded with a second argument (022), which is optional',
  'options > disableConcurrentBuilds(abortPrevious: env.CHANGE_ID != null)':
    'recorded with true (019); options take expressions (293); in wide use with this very one',
  "parameters > booleanParam(name: '', defaultValue: true, description: '')":
    'recorded without the description, which `string` is recorded with (046)',
  'triggers > githubPush()': "named as valid in the linter's own message (052)",
  'stage > agent {': 'recorded at the top (007)',
  'agent > docker {': "named as valid in the linter's own message (171)",
  "docker > image ''": 'Pipeline syntax reference, agent docker',
  "docker > label ''": 'Pipeline syntax reference, agent docker',
  "docker > args ''": 'Pipeline syntax reference, agent docker',
  "kubernetes > inheritFrom ''":
    'reference of the kubernetes plugin, beside the recorded yaml (273)',
  'kubernetes > yamlMergeStrategy merge()': 'reference of the kubernetes plugin',
  "kubernetes > cloud ''": "named as valid in the linter's own message (274)",
  'agent > dockerfile {': "named as valid in the linter's own message (171)",
  "dockerfile > filename ''": 'Pipeline syntax reference, agent dockerfile',
  "dockerfile > dir ''": 'Pipeline syntax reference, agent dockerfile',
  "dockerfile > additionalBuildArgs ''": 'Pipeline syntax reference, agent dockerfile',
  "dockerfile > label ''": 'Pipeline syntax reference, agent dockerfile',
  "dockerfile > args ''": 'Pipeline syntax reference, agent dockerfile',
  'docker > alwaysPull true': 'Pipeline syntax reference, agent docker',
  'options > retry(count: 0, conditions: [agent(), nonresumable()])':
    'retry is a stage option (012, 177), the conditions are symbols (141); in wide use',
  'options > retry(count: 0, conditions: [kubernetesAgent(), nonresumable()])':
    'retry is a stage option (012, 177), the conditions are symbols (141); in wide use',
  "options > lock(resource: '', inversePrecedence: true)":
    'recorded as a step with these arguments (331), as an option without the second (027)',
  "options > lock(label: '', quantity: 0)":
    'recorded as an option with another argument (027); reference of the lockable-resources plugin',
  "options > buildDiscarder(logRotator(daysToKeepStr: '', numToKeepStr: '', artifactNumToKeepStr: ''))":
    'recorded with two of the three (022)',
  'options > disableRestartFromStage()': "named as valid in the linter's own message (177)",
  'options > overrideIndexTriggers(false)': 'recorded with true (022)',
  "parameters > text(name: '', defaultValue: '', description: '')":
    'Pipeline syntax reference, parameters; `string` is recorded with them (046)',
  "triggers > upstream(upstreamProjects: '', threshold: hudson.model.Result.UNSTABLE)":
    'recorded with SUCCESS (051)',
  "triggers > upstream(upstreamProjects: '', threshold: hudson.model.Result.FAILURE)":
    'recorded with SUCCESS (051)',
  'stage > tools {': 'recorded at the top (056)',
  "tools > jdk ''": "named as valid in the linter's own message (054)",
  "tools > maven ''": "named as valid in the linter's own message (054)",
  "when > changeRequest target: '', branch: '', author: ''":
    'each is recorded, two of them together (332)',
  'post > notBuilt {': "named as valid in the linter's own message (192)",
  "input > submitter ''":
    'Pipeline syntax reference, input; `submitterParameter` is recorded (076)',
};

describe('directives', () => {
  it.each(goldenCases)('%s uses only what Jenkins is known to take', (name) => {
    const shapes = listDirectiveShapes(
      readFileSync(join(goldenFolder, name, 'Jenkinsfile'), 'utf8'),
    );
    expect(shapes.size).toBeGreaterThan(8);
    expect([...shapes].filter((shape) => !(shape in recorded) && !(shape in known))).toEqual([]);
  });

  it('knows no shape twice', () => {
    expect(Object.keys(known).filter((shape) => shape in recorded)).toEqual([]);
  });

  it('sees what is not valid', () => {
    const text =
      "pipeline {\n  agent none\n  stages {\n    stage('x') {\n      lock 'a'\n    }\n  }\n}\n";
    expect([...listDirectiveShapes(text)].filter((shape) => !(shape in recorded))).toEqual([
      "stage > lock ''",
    ]);
  });
});
