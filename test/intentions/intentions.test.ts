import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyze } from '../../src/analysis/analyze.ts';
import type { Lowered } from '../../src/compiler/lower/lower.ts';
import { lowerBatch } from '../support/lower-batch.ts';
import { runTypeCompiler, type TypeMessage } from '../types/run-type-compiler.ts';

/**
 * What teams write in Jenkinsfiles, the first 46 intentions by how many stages need them; together
 * they make up 95 % of 2,497 real stages. Each with the part of the model that expresses it.
 */
const intentions: readonly [number: number, intention: string, ...inModel: string[]][] = [
  [1, 'run a command', '"contract":"run"', '"command":"npm ci"'],
  [2, 'value into command', '{"$parameter":"version"}', '"PLATFORM_VALUE_1"'],
  [3, 'change directory', '"directory":"web"', '"directory":"web/packages/cart"'],
  [4, 'print', '"contract":"printMessage"', '{"$context":"commit"}'],
  [5, 'check out', '"contract":"checkoutRepository"'],
  [6, 'own machine/container', '"label":"linux && arm64"', '"kind":"container"', '"kind":"pod"'],
  [7, 'own function', '["npm","test","--workspace","checkout"]'],
  [8, 'library/unknown step', '"contract":"outsideStep"', '{"$outside":"slackSend"}'],
  [9, 'bind secret', '{"reference":"kv/registry#password","as":"variable"}'],
  [10, 'when expression', '"kind":"all"', '"kind":"any"', '"kind":"not"'],
  [
    11,
    'read parameter',
    '{"$parameter":"users"}',
    '"actual":{"$parameter":"report"},"expected":true',
  ],
  [12, 'ask a person', '"message":"Migrate the database?"', '"by":["payments-leads"]'],
  [13, 'local value', '"junit":"reports/units/*.xml"'],
  [14, 'if/else', '"kind":"branch"', '"kind":"not","condition":{"kind":"branch"'],
  [15, 'clean workspace', '"cleanup":[', '"contract":"cleanWorkspace"'],
  [16, 'pass files', '"makes":["bundle"]', '"needs":["bundle"]'],
  [17, 'keep files', '"contract":"keepFiles"'],
  [18, 'on success/failure/always', '"success":[', '"failure":[', '"always":['],
  [
    19,
    'environment values',
    '"CI":"true"',
    '"NODE_ENV":"production"',
    '{"$context":"buildNumber"}',
  ],
  [20, 'time limit', '"timeoutMs":2700000', '"timeoutMs":1200000', '"timeoutMs":900000'],
  [21, 'tool version', '"image":"gradle:9.1.0-jdk21"'],
  [22, 'test results', '"junit":"reports/*.xml"'],
  [23, 'value for later stages', '"save":{"stdout":"version"}', '{"$value":"version"}'],
  [24, 'read/write file', '"contract":"readTextFile"', '"contract":"writeTextFile"'],
  [25, 'build, push image', '"contract":"imageBuild"', '"contract":"ecrPush"'],
  [26, 'when value equals', '"expected":"linux"'],
  [27, 'when branch/tag/change', '"kind":"changed"', '"kind":"branch"', '"kind":"tag"'],
  [28, 'command output as value', '"save":{"stdout":"node-version"}'],
  [29, 'text transform', '"operation":"slug"', '"operation":"truncate"', '"operation":"replace"'],
  [30, 'AWS role/key', '"AWS_SECRET_ACCESS_KEY":{"reference"'],
  [31, 'catch, finally', '"onFailure":"ignore"', '"always":['],
  [32, 'loop', '["npm","test","--workspace","invoice"]'],
  [33, 'fail with message', '"contract":"fail"'],
  [34, 'name the build', '"contract":"nameBuild"'],
  [35, 'set result, go on', '"onFailure":"unstable"'],
  [36, 'choose a value', '"$choose"'],
  [37, 'JVM/Jenkins API', '"contract":"groovy"'],
  [38, 'start another job', '"contract":"startJob"'],
  [39, 'plugin by class', '"$$class":"WarningsPublisher"'],
  [40, 'parallel', '"parallel":true', '"name":"Units of checkout"'],
  [41, 'Sonar', '"SONAR_TOKEN"'],
  [42, 'report', '"contract":"publishReport"'],
  [43, 'retry', '"retryAttempts":2', '"retry":{"attempts":3,"delayMs":10000}'],
  [44, 'wait', '"contract":"smoke"', '"contract":"pause"'],
  [45, 'exit status', '"save":{"exitCode":"difference"}', '"expected":1'],
  [46, 'ssh key', '"as":"file"'],
];

const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.pipeline.ts'))
  .sort()
  .map((file) => join(import.meta.dirname, file));
const fileOf = (number: number): string => files[number - 1] as string;

let lowered: Map<string, Lowered>;
let messages: TypeMessage[];
beforeAll(() => {
  lowered = lowerBatch(files);
  messages = runTypeCompiler(import.meta.dirname);
});

test('there is one pipeline for each intention', () => {
  expect(files.map((file) => Number(/(\d\d)-[^/]+$/.exec(file)?.[1]))).toEqual(
    intentions.map(([number]) => number),
  );
});

describe('a pipeline expresses', () => {
  test.each(intentions)('%i %s', (number, _intention, ...inModel) => {
    const file = fileOf(number);
    expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`^// Intention ${number}: .+\\.\n`));
    expect(messages.filter((message) => message.file.endsWith(file.replace(/^.*\//, '')))).toEqual(
      [],
    );
    const { pipeline, diagnostics, positions } = lowered.get(file) as Lowered;
    expect(diagnostics).toEqual([]);
    if (pipeline === undefined) throw new Error('There is no model.');
    const model = JSON.stringify(pipeline);
    for (const part of inModel) expect(model).toContain(part);
    const findings = analyze(pipeline, positions, { fileExists: () => true });
    expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
  });
});

test('nothing else is wrong with them', () => {
  expect(messages).toEqual([]);
});
