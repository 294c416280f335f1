import { spawnSync } from 'node:child_process';
import { deriveMultibranchJob } from '../../../src/jenkins/jobs/derive-jobs.ts';
import { printXml } from '../../../src/jenkins/jobs/xml.ts';
import type { Prepared } from '../prepare-round.ts';

/** Reads a JSON list of documents and prints what expat finds: names of elements and attributes, and the texts. */
const reader = `
import json, sys
from xml.parsers import expat

def read(text):
    names, texts = [], []
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: names.append([name, *attributes])
    parser.CharacterDataHandler = texts.append
    try:
        parser.Parse(text.encode('utf-8'), True)
    except expat.ExpatError as error:
        return {'error': str(error), 'names': [], 'texts': []}
    return {'names': names, 'texts': texts}

json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)
`;

/** A document as expat reads it. */
export interface XmlDocument {
  readonly error?: string;
  readonly names: readonly (readonly string[])[];
  readonly texts: readonly string[];
}

/** Reads documents with the parser of Python, which is expat. */
export function readXml(documents: readonly string[]): XmlDocument[] {
  const { status, stdout, stderr } = spawnSync('python3', ['-c', reader], {
    input: JSON.stringify(documents),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`python3: ${stderr}`);
  return JSON.parse(stdout) as XmlDocument[];
}

/** The job of a pipeline as Jenkins gets it: name and description are the team's. */
export function printJob({ hostile }: Pick<Prepared, 'hostile'>): string {
  const source = { kind: 'git', remote: 'https://git.example.com/shop.git' } as const;
  const { root, config } = deriveMultibranchJob(hostile, source as never, 'Jenkinsfile', {});
  return printXml(root, config);
}
