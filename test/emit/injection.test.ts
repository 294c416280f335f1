import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { InternalError } from '../../src/diagnostics/errors.ts';
import { printDiagram } from '../../src/emit/diagram/emit-diagram.ts';
import { emitFiles } from '../../src/emit/emit.ts';
import { verifyText } from '../../src/emit/generated-header.ts';
import { emitJenkinsfile } from '../../src/emit/jenkinsfile/emit-jenkinsfile.ts';
import { goldenOptions } from './compile-golden.ts';
import { hostileText } from './groovy/hostile-texts.ts';
import { takeApart } from './groovy-skeleton.ts';
import { makePipeline, textCount } from './hostile-pipeline.ts';

const hostileTexts = fc.array(
  hostileText.filter((text) => text !== ''),
  {
    minLength: textCount,
    maxLength: textCount,
  },
);
const emit = (texts: readonly string[]) => emitJenkinsfile(makePipeline(texts), goldenOptions);

/** What is emitted for texts that mean nothing anywhere. */
const marks = Array.from({ length: textCount }, (_, index) => `mark${index}mark`);
const plain = takeApart(emit(marks));

/** A literal of the plain file with other texts in it. */
function fill(literal: string, texts: readonly string[]): string {
  return literal.replace(/mark(\d+)mark/g, (_, index: string) => texts[Number(index)] ?? '');
}

/**
 * What a literal must hold for other texts. In a build argument they are one word of a shell, which
 * docker-workflow starts; in a pattern on commits every sign of a pattern stands for itself.
 */
function expected(literal: string, texts: readonly string[]): string {
  if (literal.startsWith('--build-arg '))
    return fill(
      literal,
      texts.map((text) => text.replaceAll("'", "'\\''")),
    );
  return literal === changelog
    ? fill(
        literal,
        texts.map((text) => text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')),
      )
    : fill(literal, texts);
}

/** The literal of `changelog` in the plain file. */
const changelog = /changelog '(mark\d+mark)'/.exec(emit(marks))?.[1];

/** The same for every text of parsed data. */
function fillData(data: unknown, texts: readonly string[]): unknown {
  if (typeof data === 'string') return fill(data, texts);
  if (Array.isArray(data)) return data.map((item) => fillData(item, texts));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, item]) => [fill(key, texts), fillData(item, texts)]),
  );
}

describe('the Jenkinsfile', () => {
  it('asks for as many texts as it has places, most of which end in a literal', () => {
    const found = new Set(plain.texts.join(' ').match(/mark\d+mark/g));
    expect(found.size).toBeGreaterThan(textCount - 6);
  });

  it('has the same code whatever the texts of a team are, and each in its literal', () => {
    fc.assert(
      fc.property(hostileTexts, (texts) => {
        const { code, texts: found } = takeApart(emit(texts));
        expect(code).toBe(plain.code);
        for (const [index, literal] of plain.texts.entries()) {
          if (literal.includes('apiVersion: v1'))
            expect(parse(found[index] ?? '')).toEqual(fillData(parse(literal), texts));
          else expect(found[index]).toBe(expected(literal, texts));
        }
      }),
      { numRuns: 300, seed: 20_260_723 },
    );
  });

  it('is sealed whatever its texts are, also after a change of line ends', () => {
    fc.assert(
      fc.property(hostileTexts, (texts) => {
        const text = emit(texts);
        expect(verifyText(text)).toBe('intact');
        expect(verifyText(text.replaceAll('\n', '\r\n'))).toBe('intact');
      }),
      { numRuns: 50, seed: 20_260_724 },
    );
  });

  it.each(['\0', '\ud800', '\udc00x', '\ufffe', '\uffff'])(
    'refuses %j, which no literal can carry',
    (text) => {
      expect(() => emit([`a${text}b`])).toThrow(InternalError);
    },
  );
});

describe('every file', () => {
  it('is the same each time, and depends on nothing but its input', () => {
    fc.assert(
      fc.property(hostileTexts, (texts) => {
        const first = emitFiles(makePipeline(texts), {}, goldenOptions);
        expect(emitFiles(structuredClone(makePipeline(texts)), {}, goldenOptions)).toEqual(first);
      }),
      { numRuns: 20, seed: 20_260_725 },
    );
  });
});

describe('the diagram', () => {
  it('has the same elements whatever the texts of a team are', async () => {
    const elements = (svg: string) =>
      [...svg.matchAll(/<(\/?[a-z]+)/g)].map((match) => match[1]).join(' ');
    const expected = elements(await printDiagram(makePipeline(['x'])));
    await fc.assert(
      fc.asyncProperty(hostileTexts, async (texts) => {
        const svg = await printDiagram(makePipeline(texts));
        expect(elements(svg)).toBe(expected);
        expect(
          [...svg].filter((character) => character < ' ' && !'\t\n\r'.includes(character)),
        ).toEqual([]);
        expect(svg).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/);
      }),
      { numRuns: 60, seed: 20_260_726 },
    );
  });
});
