import { entry } from '../entry.ts';

/** P9xx: findings that were accepted with a comment. */
export const suppressions = {
  'suppression-not-used': entry<{ code: string }>({
    code: 'P901',
    severity: 'note',
    message: ({ code }) => `Nothing below this line has ${code}.`,
    cause: 'A comment that accepts nothing hides the next finding, which nobody has looked at.',
    mend: 'Remove the comment, or move it to the line above the place.',
    example: '// platform-allow P803: the database needs it\ns.run("npm test")',
  }),
  'invalid-suppression': entry<{ problem: string }>({
    code: 'P902',
    severity: 'warning',
    message: ({ problem }) => `This comment accepts nothing: ${problem}.`,
    cause:
      'Only warnings and notes can be accepted, by their code and with a reason for whoever reads it later.',
    mend: 'Write // platform-allow P803: the reason.',
    example: '// platform-allow P803',
  }),
};
