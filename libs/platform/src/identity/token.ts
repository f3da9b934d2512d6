import { createHash, randomBytes } from 'node:crypto';

/** What begins every API key: a leaked one is recognised by scanners. */
export const apiKeyMark = 'kefu_';

/** A fresh secret of 256 bits, for a cookie or a key. */
export function makeToken(mark = ''): string {
  return mark + randomBytes(32).toString('base64url');
}

/** How a token is stored. It has full entropy, so a plain hash is enough and makes a look-up possible. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
