import { catalog, type DiagnosticName } from '../catalog/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { CatalogEntry, Severity } from '../entry.ts';
import type { Position } from '../position.ts';
import { maskSecrets } from '../secret-patterns.ts';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'note',
};

/** What SARIF says about the program that made the findings. */
export interface SarifOptions {
  /** Version of this package. */
  readonly version: string;
}

/**
 * Findings as a SARIF 2.1.0 log (OASIS, sections 3.19, 3.27, 3.49), which code scanning services
 * read. Only the rules that were broken are described, each with its help.
 */
export function formatSarif(diagnostics: readonly Diagnostic[], options: SarifOptions): string {
  const names = [...new Set(diagnostics.map(({ name }) => name))].sort((a, b) =>
    catalog[a].code < catalog[b].code ? -1 : 1,
  );
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'platform',
            semanticVersion: options.version,
            rules: names.map(describeRule),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          '%SRCROOT%': { description: { text: 'The root of the repository.' } },
        },
        results: diagnostics.map((found) => describeResult(found, names.indexOf(found.name))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describeRule(name: DiagnosticName): object {
  const { code, severity, cause, mend, example } = catalog[name] as CatalogEntry;
  return {
    id: code,
    name,
    shortDescription: { text: name.replaceAll('-', ' ') },
    fullDescription: { text: cause },
    help: {
      text: `${cause}\n\n${mend}\n\nExample: ${example}`,
      markdown: `${cause}\n\n**Mend:** ${mend}\n\n\`\`\`ts\n${example}\n\`\`\``,
    },
    defaultConfiguration: { level: levels[severity] },
  };
}

function describeResult(found: Diagnostic, ruleIndex: number): object {
  return {
    ruleId: found.code,
    ruleIndex,
    level: levels[found.severity],
    message: { text: maskSecrets(`${found.message} ${found.mend}`) },
    locations: found.position === undefined ? [] : [describePlace(found.position)],
    ...(found.related.length === 0
      ? {}
      : {
          relatedLocations: found.related.map(({ message, position }, index) => ({
            id: index,
            ...describePlace(position),
            message: { text: maskSecrets(message) },
          })),
        }),
  };
}

function describePlace({ file, line, column }: Position): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: toUri(file), uriBaseId: '%SRCROOT%' },
      region: { startLine: line, startColumn: column },
    },
  };
}

/** A relative path as a URI reference: each part percent-encoded, halves of surrogate pairs replaced. */
function toUri(file: string): string {
  return file
    .split('/')
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/');
}
