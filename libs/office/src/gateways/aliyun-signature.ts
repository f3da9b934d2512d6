import { createHash, createHmac } from 'node:crypto';

/** What is signed of a request to Alibaba Cloud. */
export interface AliyunRequest {
  readonly host: string;
  readonly action: string;
  readonly version: string;
  readonly query: Readonly<Record<string, string>>;
  /** ISO 8601 in whole seconds. */
  readonly date: string;
  readonly nonce: string;
}

/**
 * Signs a request by Alibaba Cloud's V3 scheme, ACS3-HMAC-SHA256: all parameters in the query, an empty body.
 * @returns the path with its query, and the headers
 */
export function signForAliyun(
  request: AliyunRequest,
  accessKeyId: string,
  accessKeySecret: string,
): { path: string; headers: Record<string, string> } {
  const query = Object.entries(request.query)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&');
  const hashedBody = sha256('');
  const headers: Record<string, string> = {
    host: request.host,
    'x-acs-action': request.action,
    'x-acs-content-sha256': hashedBody,
    'x-acs-date': request.date,
    'x-acs-signature-nonce': request.nonce,
    'x-acs-version': request.version,
  };
  const signed = Object.keys(headers).toSorted();
  const lines = signed.map((name) => `${name}:${headers[name]}\n`).join('');
  const canonical = ['POST', '/', query, lines, signed.join(';'), hashedBody].join('\n');
  const signature = createHmac('sha256', accessKeySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex');
  return {
    path: `/?${query}`,
    headers: {
      ...headers,
      authorization: `ACS3-HMAC-SHA256 Credential=${accessKeyId},SignedHeaders=${signed.join(';')},Signature=${signature}`,
    },
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** RFC 3986, stricter than encodeURIComponent. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
