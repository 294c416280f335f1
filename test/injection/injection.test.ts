import { describe, expect, it } from 'vitest';
import { lower } from '../../src/compiler/lower/lower.ts';
import { emitJenkinsfile } from '../../src/emit/jenkinsfile/emit-jenkinsfile.ts';
import { printPodYaml } from '../../src/emit/jenkinsfile/pod-yaml.ts';
import { expandInput } from '../../src/model/expand-handles.ts';
import type { Pipeline } from '../../src/model/pipeline.ts';
import { resolveInput } from '../../src/runner/resolve-input.ts';
import { goldenOptions } from '../emit/compile-golden.ts';
import { loadCarriers } from './carriers.ts';
import { findTexts } from './find-texts.ts';
import { attempts } from './hostile-strings.ts';
import { checkJson } from './languages/json.ts';
import { checkDiagram, checkReport, listDiagramElements, readMarkup } from './languages/markup.ts';
import { checkShell } from './languages/shell.ts';
import { checkYaml } from './languages/yaml.ts';
import { prepareRound } from './prepare-round.ts';
import { replaceTexts } from './replace-texts.ts';
import { Tally } from './tally.ts';
import { listTextPlaces } from './text-places.ts';
import { toRaw } from './to-raw.ts';

const carriers = await loadCarriers();

describe('the places', () => {
  it('are all reached: whoever adds one to the model or to a step adds it to a golden pipeline', () => {
    const reached = new Set(
      carriers.flatMap(({ pipeline }) => findTexts(pipeline).map(({ place }) => place)),
    );
    expect([...listTextPlaces()].filter((place) => !reached.has(place))).toEqual([]);
  });

  it('are the ones that exist', () => {
    const places = listTextPlaces();
    for (const place of ['pipeline.name', 'Stage.name', 'Stage.lock', 'run.command.script'])
      expect(places).toContain(place);
    expect(places).toContain('pipeline.parameters.*.values[]');
    expect(places).toContain('helmDeploy.values.**');
    expect(places).not.toContain('step.id');
  });
});

describe('what stands before the model', () => {
  const withoutIds = (pipeline: Pipeline | undefined): unknown =>
    JSON.parse(JSON.stringify(pipeline, (key, value) => (key === 'id' ? undefined : value)));

  it.each(carriers.filter(({ name }) => name !== 'everything'))(
    'is asked about $name as the DSL hands it over',
    ({ pipeline }) => {
      const lowered = lower(toRaw(pipeline), pipeline.source, () => undefined);
      expect(withoutIds(lowered.pipeline)).toEqual(withoutIds(pipeline));
    },
  );
});

describe('a round', () => {
  it('is the same for the same seed, and places names that belong together together', () => {
    const carrier = carriers.find(({ name }) => name === 'questions');
    if (carrier === undefined) throw new Error('There is no golden pipeline with questions.');
    expect(prepareRound(carrier, 7)).toEqual(prepareRound(carrier, 7));
    expect(replaceTexts(carrier.pipeline, [])).toEqual(carrier.pipeline);
  });
});

describe('a sample of strings', () => {
  const prepared = carriers.flatMap((carrier, index) => prepareRound(carrier, 40 + index).prepared);

  it('arrives in JSON, in diagrams and in the report of a run', async () => {
    const known = await listDiagramElements(carriers.map(({ pipeline }) => pipeline));
    const [json, svg, html] = [new Tally(), new Tally(), new Tally()];
    for (const one of prepared) {
      checkJson(one, json);
      checkReport(one, html);
      await checkDiagram(one, known, svg);
    }
    for (const tally of [json, svg, html]) {
      expect(tally.escapes).toEqual([]);
      expect(tally.arrived).toBeGreaterThan(500);
    }
  });

  it('arrives in the YAML of a pod', () => {
    const tally = new Tally();
    const texts = attempts.filter((text) => text.isWellFormed() && !text.includes('\0'));
    const print = (name: (index: number) => string) =>
      `apiVersion: v1\n${printPodYaml({
        kind: 'pod',
        containers: texts.map((_, index) => ({ name: name(index), image: name(index) })),
      })
        .slice(1)
        .join('\n')}`;
    const content = print((index) => texts[index] as string);
    const marked = print((index) => `mark${index}mark`);
    checkYaml({ language: 'yaml', content, marked, texts }, tally);
    expect(tally.escapes).toEqual([]);
    expect(tally.arrived).toBe(2 * texts.length);
  });
});

describe('a name that could be a reference', () => {
  it('stays a name where an image is declared', () => {
    const carrier = carriers.find(({ name }) => name === 'step imageBuild');
    const { pipeline } = carrier as (typeof carriers)[number];
    const [app] = Object.values(pipeline.images);
    if (app === undefined) throw new Error('The carrier declares no image.');
    const labels = { $parameter: 'SECRET' };
    const hostile = { ...pipeline, images: { app: { ...app, labels } } };
    expect(emitJenkinsfile(hostile, goldenOptions)).toContain("labels: [$$parameter: 'SECRET']");
    const { image } = expandInput(
      { contract: 'imageBuild', input: { image: { $image: 'app' } } },
      hostile,
    );
    expect(resolveInput(image, {} as never)).toEqual({ ...app, labels });
  });
});

describe('the checks themselves', () => {
  const line = (content: string, text: string) => ({
    language: 'shell' as const,
    content,
    marked: `--build-arg 'A=mark0mark'`,
    texts: [text],
  });

  it('see a text that a shell takes apart, or runs', () => {
    const [good, bad] = [new Tally(), new Tally()];
    checkShell('sh', [line("--build-arg 'A=$(touch canary)'", '$(touch canary)')], good);
    expect(good).toMatchObject({ arrived: 1, escapes: [] });
    checkShell('sh', [line('--build-arg A=$(touch canary)', '$(touch canary)')], bad);
    expect(bad.escapes).toHaveLength(2);
  });

  it('see an element and an attribute that a text made', () => {
    expect(readMarkup('<p>a<canary/></p>').elements).toEqual(['p', 'canary']);
    expect(readMarkup('<p onload="x">a</p>').elements).toEqual(['p @_onload']);
    expect(readMarkup('<p>&lt;canary&gt;</p>')).toEqual({ elements: ['p'], texts: ['<canary>'] });
  });
});
