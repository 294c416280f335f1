import { captureCallSite } from './call-site.ts';

/** Something that the whole pipeline knows by name: one step makes it, others use it. */
export interface Declaration {
  readonly kind: 'image' | 'chart' | 'files' | 'value' | 'answer' | 'outside';
  readonly name: string;
  readonly at: string;
  readonly specification: Readonly<Record<string, unknown>>;
}

const declarations: Declaration[] = [];

/** Everything that the pipeline's files declared, in order. */
export function declared(): readonly Declaration[] {
  return declarations;
}

/** Notes a declaration at the place where it was written. */
export function noteDeclaration(
  kind: Declaration['kind'],
  name: string,
  specification: object,
): void {
  declarations.push({
    kind,
    name,
    at: captureCallSite(),
    specification: { ...specification },
  });
}

/** The running form of a declared thing: it serialises to its reference. */
export class Handle {
  readonly kind: 'image' | 'chart' | 'files' | 'outside';
  readonly name: string;

  constructor(kind: Handle['kind'], name: string) {
    this.kind = kind;
    this.name = name;
  }

  toJSON(): Record<string, string> {
    return { [`$${this.kind}`]: this.name };
  }
}
