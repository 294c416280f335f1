import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Notifications } from './notifications.ts';

/** The embedded implementation: each message is a JSON line of a file, nothing leaves the machine. */
export function createFileNotifications(file: string): Notifications {
  return {
    async send(notification) {
      await mkdir(dirname(file), { recursive: true });
      await appendFile(
        file,
        `${JSON.stringify({ ...notification, at: notification.at.toISOString() })}\n`,
      );
    },
  };
}
