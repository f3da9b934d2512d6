import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far a receipt's timestamp may lie from now, in seconds (X7). */
export const receiptTolerance = 300;

/** Header that carries `t=<unix seconds>,v1=<hex>`. */
export const signatureHeader = 'x-gateway-signature';

/** Signs a body as the gateway does: HMAC-SHA-256 over the timestamp, a dot and the raw bytes. */
export function signReceipt(secret: string, body: string | Buffer, unixSeconds: number): string {
  return `t=${unixSeconds},v1=${digest(secret, body, unixSeconds).toString('hex')}`;
}

/** Whether a signature fits the raw body and is fresh; compares in constant time. */
export function receiptIsGenuine(
  secret: string,
  body: Buffer,
  header: string | undefined,
  nowSeconds: number,
): boolean {
  const parts = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '');
  if (!parts) return false;
  const at = Number(parts[1]);
  if (Math.abs(nowSeconds - at) > receiptTolerance) return false;
  return timingSafeEqual(Buffer.from(parts[2] ?? '', 'hex'), digest(secret, body, at));
}

function digest(secret: string, body: string | Buffer, unixSeconds: number): Buffer {
  return createHmac('sha256', secret).update(`${unixSeconds}.`).update(body).digest();
}
