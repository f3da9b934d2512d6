import { z } from 'zod';
import type { Callback, Dispatch, Gateway, GatewayAccount, Lookup, Patience, SendOutcome, Told } from './gateway.ts';
import { HttpLine, outcomeOf } from './http-line.ts';
import { receiptIsGenuine, signatureHeader } from './receipt-signature.ts';

/** How a gateway is spoken to; the sandbox's ways are the defaults. */
const defaults = {
  path: '/messages',
  body: '{"key":"{key}","to":"{phone}","text":"{text}"}',
  reference: 'id',
  lookupPath: '/messages/{key}',
  absent: 'ABSENT',
} as const;

const receiptShape = z.object({
  id: z.string().min(1).max(200),
  key: z.uuid().optional(),
  status: z.enum(['delivered', 'undelivered']),
  code: z.string().max(100).optional(),
  at: z.iso.datetime({ offset: true }),
});
const replyShape = z.object({
  from: z.string().regex(/^\+\d{6,15}$/),
  text: z.string().max(2_000),
  at: z.iso.datetime({ offset: true }),
});

/**
 * Any gateway that takes JSON over HTTP (X7). By default it speaks as the sandbox does: `POST /messages` with
 * `{key, to, text}` and a bearer token answers `{id}`; `GET /messages/<key>` answers the same, or 404 with
 * `{code: 'ABSENT'}` where nothing was taken under the key. Settings: `path`, `body` (JSON with the places {key}, {phone},
 * {text}, {signature}), `reference` (where in the answer, dotted), `keyHeader`, `lookupPath`, `absent`.
 */
export class HttpGateway implements Gateway {
  readonly #line: HttpLine;
  readonly #base: string;
  readonly #settings: Readonly<Record<string, string>>;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #body: unknown;
  readonly #secret: string;

  constructor({ url, settings, secrets }: GatewayAccount) {
    this.#line = new HttpLine(url);
    this.#base = new URL(url).pathname.replace(/\/$/, '');
    this.#settings = { ...defaults, ...settings };
    this.#headers = { 'content-type': 'application/json', authorization: `Bearer ${secrets.token ?? ''}` };
    this.#body = JSON.parse(this.#settings.body ?? defaults.body);
    this.#secret = secrets.receiptSecret ?? secrets.token ?? '';
  }

  carries(): boolean {
    return true;
  }

  async send(dispatch: Dispatch, patience: Patience): Promise<SendOutcome> {
    const { keyHeader } = this.#settings;
    const result = await this.#line.ask(
      {
        method: 'POST',
        path: `${this.#base}${this.#settings.path}`,
        headers: keyHeader ? { ...this.#headers, [keyHeader]: dispatch.key } : this.#headers,
        body: JSON.stringify(filled(this.#body, dispatch)),
      },
      patience,
    );
    const failed = outcomeOf(result);
    if (failed) return failed;
    const reference = result.answered ? this.#reference(result.body) : undefined;
    return reference === undefined ? { outcome: 'unknown', code: 'NO_REFERENCE' } : { outcome: 'accepted', reference };
  }

  async find({ key }: Dispatch, _since: Date, patience: Patience): Promise<Lookup> {
    const path = (this.#settings.lookupPath ?? '').replace('{key}', encodeURIComponent(key));
    const result = await this.#line.ask(
      { method: 'GET', path: `${this.#base}${path}`, headers: this.#headers },
      patience,
    );
    if (!result.answered) return { outcome: 'unknown', code: result.code };
    // Said in so many words: the 404 of a wrong address must not pass for "never taken".
    if (result.status === 404 && at(result.body, 'code') === this.#settings.absent) return { outcome: 'absent' };
    const reference = result.status === 200 ? this.#reference(result.body) : undefined;
    return reference === undefined
      ? { outcome: 'unknown', code: `HTTP_${result.status}` }
      : { outcome: 'accepted', reference };
  }

  hear({ headers, body, now }: Callback): Told | 'notGenuine' | 'notUnderstood' {
    if (!this.#secret || !receiptIsGenuine(this.#secret, body, String(headers[signatureHeader]), now))
      return 'notGenuine';
    const told = { receipts: [], replies: [], answer: { type: 'application/json', body: '{}' } };
    let json: unknown;
    try {
      json = JSON.parse(body.toString('utf8'));
    } catch {
      return 'notUnderstood';
    }
    const reply = replyShape.safeParse(json);
    if (reply.success) {
      return { ...told, replies: [{ phone: reply.data.from, text: reply.data.text, at: new Date(reply.data.at) }] };
    }
    const receipt = receiptShape.safeParse(json);
    if (!receipt.success) return 'notUnderstood';
    const { id, at: happenedAt, ...rest } = receipt.data;
    return { ...told, receipts: [{ ...rest, reference: id, at: new Date(happenedAt) }] };
  }

  close(): Promise<void> {
    return this.#line.close();
  }

  #reference(body: string): string | undefined {
    return at(body, this.#settings.reference ?? '');
  }
}

/** The JSON with its places filled; escaping is JSON's own affair. */
function filled(template: unknown, dispatch: Dispatch): unknown {
  if (typeof template === 'string') {
    return template.replace(
      /\{(key|phone|text|signature)\}/g,
      (_, name: 'key' | 'phone' | 'text' | 'signature') => dispatch[name],
    );
  }
  if (Array.isArray(template)) return template.map((item) => filled(item, dispatch));
  if (template === null || typeof template !== 'object') return template;
  return Object.fromEntries(Object.entries(template).map(([name, value]) => [name, filled(value, dispatch)]));
}

/** The text or number at a dotted path of a JSON text. */
function at(body: string, path: string): string | undefined {
  try {
    let value: unknown = JSON.parse(body);
    for (const step of path.split('.')) value = (value as Record<string, unknown> | null)?.[step];
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' && value ? value : undefined;
  } catch {
    return undefined;
  }
}
