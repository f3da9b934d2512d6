import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Whether a callback carries the token that its address was given: for gateways that sign nothing, so that their
 * address is the secret. Compares in constant time.
 */
export function hasToken(url: string, token: string | undefined): boolean {
  if (!token) return false;
  const given = new URL(url, 'http://gateway').searchParams.get('token') ?? '';
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
