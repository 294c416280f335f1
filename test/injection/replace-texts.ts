import type { Pipeline } from '../../src/model/pipeline.ts';
import type { FoundText } from './find-texts.ts';

/** Texts that are the name of something: where one is changed, all that name the same thing are. */
const names =
  /\.\{\}$|^Reference\.|^handle\.|^Stage\.(environment|service\.image)$|^Stage\.matrix\.|^step\.(container|save\.\*|around\[\]\.step|makes\[\]|needs\[\])$|^pipeline\.(images|charts|files)\.\*\.name$|^pipeline\.outsideSteps\.\*\.step$|^pipeline\.parameters\.\*\.(values\[\]|default)$|^Condition\.(name|expected)$|\.containers\[\]\.name$/;

/** Everything that has to be changed together: one text, or all places that name the same thing. */
export function groupTexts(texts: readonly FoundText[]): FoundText[][] {
  const groups = new Map<string, FoundText[]>();
  for (const [index, found] of texts.entries()) {
    // A question is declared once and may be asked in several places.
    const question = found.path.slice(found.path.lastIndexOf('questions')).join('\0');
    const key = names.test(found.place)
      ? `name ${found.text}`
      : found.path.includes('questions')
        ? `question ${question}`
        : `text ${index}`;
    groups.set(key, [...(groups.get(key) ?? []), found]);
  }
  return [...groups.values()];
}

/** A copy of the model with other texts in some places; everything else is as it was. */
export function replaceTexts(
  pipeline: Pipeline,
  changes: readonly (readonly [group: readonly FoundText[], text: string])[],
): Pipeline {
  const keys = new Map<string, string>();
  const values = new Map<string, string>();
  for (const [group, text] of changes)
    for (const { path, isKey } of group)
      if (isKey) keys.set(path.join('\0'), isData(path) ? encodeKey(text) : text);
      else values.set(path.join('\0'), text);

  function copy(data: unknown, path: string): unknown {
    if (typeof data === 'string') return values.get(path) ?? data;
    if (Array.isArray(data)) return data.map((item, index) => copy(item, join(path, index)));
    if (typeof data !== 'object' || data === null) return data;
    return Object.fromEntries(
      Object.entries(data).map(([key, value]) => {
        const at = join(path, key);
        return [keys.get(at) ?? key, copy(value, at)];
      }),
    );
  }
  return copy(pipeline, '') as Pipeline;
}

function join(path: string, key: string | number): string {
  return path === '' ? String(key) : `${path}\0${key}`;
}

/** Whether a name stands in data, where the DSL keeps names apart from references. */
function isData(path: FoundText['path']): boolean {
  return path.includes('input') || path.includes('around');
}

/** As the DSL does it: `$x` becomes `$$x`. */
function encodeKey(text: string): string {
  return text.startsWith('$') ? `$${text}` : text;
}
