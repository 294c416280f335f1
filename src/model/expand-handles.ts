import { contracts } from '../contracts/index.ts';
import type { Pipeline } from './pipeline.ts';
import type { Step } from './step.ts';

/** Kinds of handle in an input, with where the pipeline keeps what they name. */
const kinds = { $image: 'images', $chart: 'charts', $files: 'files' } as const;

/**
 * The input of a step as the runner gets it: every handle is replaced by what it names. Who makes an
 * image gets its whole specification, who uses it its name.
 */
export function expandInput(
  { contract, input }: Pick<Step, 'contract' | 'input'>,
  pipeline: Pipeline,
): Record<string, unknown> {
  const parameters = Object.hasOwn(contracts, contract)
    ? (contracts[contract as keyof typeof contracts].parameters.properties as Parameters)
    : {};
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      const { kind, role } = parameters[name]?.['x-handle'] ?? {};
      const image = (value as { $image?: unknown } | null)?.$image;
      const isUsed = kind === 'image' && role === 'uses' && typeof image === 'string';
      return [name, isUsed ? { name: image } : expandHandles(value, pipeline)];
    }),
  );
}

type Parameters = Readonly<
  Record<string, { readonly 'x-handle'?: { readonly kind: string; readonly role: string } }>
>;

/**
 * Data in which every handle is replaced by the whole specification of what it names, and a
 * declared outside step by its name. Names that nothing declares stay as they are; the analysis
 * reports them.
 */
function expandHandles(input: unknown, pipeline: Pipeline): unknown {
  if (Array.isArray(input)) return input.map((item) => expandHandles(item, pipeline));
  if (typeof input !== 'object' || input === null) return input;
  const entries = Object.entries(input);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined && typeof only[1] === 'string') {
    if (only[0] === '$outside') return only[1];
    // Names such as `__proto__` and `constructor` are data like any other.
    const kind = Object.hasOwn(kinds, only[0]) ? kinds[only[0] as keyof typeof kinds] : undefined;
    if (kind !== undefined && Object.hasOwn(pipeline[kind], only[1]))
      return encodeData(pipeline[kind][only[1]]);
  }
  return Object.fromEntries(entries.map(([key, value]) => [key, expandHandles(value, pipeline)]));
}

/** Declarations hold no references: a label called `$parameter` is data, as keys of an input are. */
function encodeData(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(encodeData);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.startsWith('$') ? `$${key}` : key,
      encodeData(item),
    ]),
  );
}
