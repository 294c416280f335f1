import { ensureHelm } from '../../src/adapters/tools/ensure-helm.ts';
import { startEngine } from '../engine/engine.ts';
import { ensureHclParsers } from '../injection/languages/hcl.ts';
import { type InjectionResult, runInjection } from '../injection/run-injection.ts';
import { listTextPlaces } from '../injection/text-places.ts';
import { ensureDebianPackage } from '../sandbox/debian-package.ts';
import type { Section } from './section.ts';

const strings = 100_000;

/** Hostile strings in every place of a pipeline, through every language that is generated. */
export const injection: Section = {
  name: 'injection',
  description:
    'Generated hostile strings in every place in which a team can write a text, found in the JSON Schemas of the model and of the steps. A finding refuses a string, or it arrives as data in everything that is generated: the Jenkinsfile is the same program to the parser of Groovy 2.4.21 with each literal as intended, one in ten also passes the CPS transformer and is run; lines for a shell are the same words to `dash` and `bash`; pods and values are read by `yaml` and by Helm, `.platform/*.json` as JSON, `access.md` by `cmark-gfm`, the report as HTML, diagrams and jobs by expat, policies by both parsers of HCL.',
  async run({ seed, progress }) {
    await ensureDebianPackage('cmark-gfm');
    const hcl = ensureHclParsers();
    const helm = await ensureHelm({ neededBy: 'the soak', environment: process.env });
    await using engine = await startEngine();
    const parts = { engine, helm: helm.path, hcl };
    const result = await runInjection(parts, { strings, seed, progress });
    const missing = [...listTextPlaces()].filter((place) => !result.places.has(place));
    const escapes = [...result.tallies].flatMap(([name, { escapes: found }]) =>
      found.map((text) => `${name}: ${text}`),
    );
    const problems = [...missing.map((place) => `never reached: ${place}`), ...escapes];
    return {
      passed: problems.length === 0,
      figures: listFigures(result, escapes.length),
      ...(problems.length === 0
        ? {}
        : { details: ['```text', ...problems.slice(0, 20), '```'].join('\n') }),
    };
  },
};

function listFigures(result: InjectionResult, escapes: number): (readonly [string, string])[] {
  const refused = [...result.refusals].sort(([, a], [, b]) => b - a);
  const total = refused.reduce((sum, [, count]) => sum + count, 0);
  return [
    ['strings in places', `${result.strings} in ${listTextPlaces().size} kinds of places`],
    ['refused', `${total}, by ${refused.map(([code, count]) => `${code} ${count}`).join(', ')}`],
    [
      'accepted',
      `${result.accepted}, in ${result.pipelines} pipelines, ${result.runs} of them run`,
    ],
    ['escapes', String(escapes)],
    ...[...result.tallies].map(
      ([name, { arrived, escapes: found }]) =>
        [`${name}: arrived as data, escaped`, `${arrived}, ${found.length}`] as const,
    ),
  ];
}
