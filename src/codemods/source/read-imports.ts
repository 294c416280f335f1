import { ts } from 'ts-morph';
import type { SourceText } from './parse-source.ts';

/** An import or re-export of a file. */
export interface SourceImport {
  readonly specifier: string;
  /** The text between the quotes. */
  readonly node: ts.StringLiteral;
}

/** The modules that a file imports, types included, in their order. */
export function readImports(source: SourceText): SourceImport[] {
  return source.tree.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const node = statement.moduleSpecifier;
    return node !== undefined && ts.isStringLiteral(node) ? [{ specifier: node.text, node }] : [];
  });
}

/** Whether a specifier means the package or one of its entries. */
export function isFromPackage(specifier: string, name: string): boolean {
  return specifier === name || specifier.startsWith(`${name}/`);
}
