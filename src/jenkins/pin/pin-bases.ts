import { type ImageReference, isPinned, parseImageReference } from './image-reference.ts';

/** A base of a Dockerfile. */
export interface DockerfileBase {
  /** Line in the file, from 1. */
  readonly line: number;
  readonly text: string;
  readonly reference: ImageReference;
  readonly isPinned: boolean;
}

/** The bases of a Dockerfile: what its `FROM` lines name, but for stages of the file itself. */
export function listBases(dockerfile: string): DockerfileBase[] {
  const stages = new Set<string>();
  return dockerfile.split('\n').flatMap((content, index) => {
    const [, text, stage] =
      /^\s*FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?\s*$/i.exec(content) ?? [];
    if (text === undefined) return [];
    const isStage = stages.has(text) || text === 'scratch';
    if (stage !== undefined) stages.add(stage);
    if (isStage) return [];
    const reference = parseImageReference(text);
    return [{ line: index + 1, text, reference, isPinned: isPinned(reference) }];
  });
}

/** The Dockerfile with every base at the digest that `resolve` gives for it. */
export async function pinBases(
  dockerfile: string,
  resolve: (reference: ImageReference) => Promise<string>,
): Promise<string> {
  const lines = dockerfile.split('\n');
  for (const { line, text, reference } of listBases(dockerfile)) {
    const { registry, repository, tag } = reference;
    const pinned = `${registry}/${repository}:${tag}@sha256:${await resolve(reference)}`;
    lines[line - 1] = (lines[line - 1] as string).replace(text, () => pinned);
  }
  return lines.join('\n');
}
