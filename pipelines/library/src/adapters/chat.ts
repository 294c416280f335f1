import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { defineAdapter, StepError } from 'jenkins-pipeline-sdk/steps';

/** The chat of the company, as far as steps need it. */
export interface Chat {
  post(room: string, text: string): Promise<void>;
}

/**
 * On a laptop messages go to a file, one a line. In production they go to the chat whose address is
 * in the agent's environment as CHAT_URL.
 */
export const chat = defineAdapter<Chat>({
  name: 'chat',
  embedded: ({ folder }) => ({
    post: async (room, text) => {
      await mkdir(folder, { recursive: true });
      await appendFile(join(folder, 'messages.jsonl'), `${JSON.stringify({ room, text })}\n`);
    },
  }),
  production: () => {
    const address = process.env['CHAT_URL'];
    if (address === undefined)
      throw new StepError('chat.address', 'The agent does not know where the chat is.', {
        mend: 'Set CHAT_URL in the agent image.',
        exit: 'missingPrerequisite',
      });
    return { post: (room, text) => send(new URL('/messages', address), { room, text }) };
  },
});

async function send(address: URL, message: object): Promise<void> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok)
    throw new StepError('chat.refused', `The chat answered ${answer.status}.`, {
      exit: answer.status >= 500 ? 'unavailable' : 'refused',
      retryable: answer.status >= 500,
    });
}
