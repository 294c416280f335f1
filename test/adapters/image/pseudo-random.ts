import { createCipheriv } from 'node:crypto';

/** Bytes that do not compress and are the same in every run. */
export function makePseudoRandomBytes(length: number): Buffer {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, 7), Buffer.alloc(16));
  return cipher.update(Buffer.alloc(length));
}
