import { createHash, createHmac } from 'node:crypto';

/** What is signed of a request to Tencent Cloud. */
export interface TencentRequest {
  readonly host: string;
  /** Such as `sms`. */
  readonly service: string;
  readonly action: string;
  readonly body: string;
  /** Unix seconds. */
  readonly timestamp: number;
}

/** Signs a JSON request by Tencent Cloud's scheme TC3-HMAC-SHA256. @returns the Authorization header */
export function signForTencent(
  { host, service, action, body, timestamp }: TencentRequest,
  secretId: string,
  secretKey: string,
): string {
  const headers = `content-type:application/json; charset=utf-8\nhost:${host}\nx-tc-action:${action.toLowerCase()}\n`;
  const signedHeaders = 'content-type;host;x-tc-action';
  const canonical = ['POST', '/', '', headers, signedHeaders, sha256(body)].join('\n');
  const day = new Date(timestamp * 1_000).toISOString().slice(0, 10);
  const scope = `${day}/${service}/tc3_request`;
  const toSign = ['TC3-HMAC-SHA256', timestamp, scope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(`TC3${secretKey}`, day), service), 'tc3_request');
  const signature = createHmac('sha256', key).update(toSign).digest('hex');
  return `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
