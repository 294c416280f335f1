import { Handle, noteDeclaration } from './declare.ts';

/** A Helm chart of this repository. */
export interface Chart {
  readonly kind: 'chart';
  readonly name: string;
}

/**
 * Declares the Helm chart in a folder of the repository. The name is that of its Chart.yaml.
 *
 * @example
 * const service = chart('payments', { path: 'chart' });
 */
export function chart(name: string, options: { readonly path: string }): Chart {
  noteDeclaration('chart', name, options);
  return new Handle('chart', name) as Chart;
}
