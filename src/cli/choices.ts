/** How findings are printed. */
export const formats = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof formats)[number];

/** What `platform new` can make. */
export const scaffoldKinds = ['node', 'java', 'go', 'empty'] as const;
export type ScaffoldKind = (typeof scaffoldKinds)[number];

/** Shells that completion scripts are printed for. */
export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];
