import { entry } from '../entry.ts';

/** P1xx: the file could not be read, type-checked or run. */
export const evaluation = {
  'type-error': entry<{ code: string; text: string }>({
    code: 'P101',
    severity: 'error',
    message: ({ code, text }) => `${text} (${code})`,
    cause: 'The TypeScript compiler found that the file does not fit the types of the DSL.',
    mend: 'The editor shows the same message with what is expected there.',
    example: "definePipeline({ nmae: 'payments', … })",
  }),
};
