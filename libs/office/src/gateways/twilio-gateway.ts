import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { parseJson } from './answer.ts';
import type {
  Callback,
  Dispatch,
  Gateway,
  GatewayAccount,
  Lookup,
  Patience,
  Receipt,
  SendOutcome,
  Told,
} from './gateway.ts';
import { HttpLine, outcomeOf } from './http-line.ts';

const created = z.object({ sid: z.string().min(1) });
const failure = z.object({ code: z.number() });
const ends: Readonly<Record<string, Receipt['status']>> = {
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'undelivered',
  failed: 'undelivered',
};

/**
 * Twilio's Messages resource (2010-04-01) (X7). It takes no key, and a list of messages carries no reference of ours: it
 * offers neither. The address of the status callback carries our key, so that receipts find even a message whose
 * acceptance we never heard of.
 */
export class TwilioGateway implements Gateway {
  readonly #account: GatewayAccount;
  readonly #line: HttpLine;
  readonly #path: string;

  constructor(account: GatewayAccount) {
    this.#account = account;
    this.#line = new HttpLine(account.url);
    this.#path = `/2010-04-01/Accounts/${encodeURIComponent(account.settings.accountSid ?? '')}/Messages.json`;
  }

  carries(): boolean {
    return true;
  }

  async send({ key, phone, text }: Dispatch, patience: Patience): Promise<SendOutcome> {
    const { accountSid = '', from, messagingServiceSid } = this.#account.settings;
    const { authToken = '' } = this.#account.secrets;
    const result = await this.#line.ask(
      {
        method: 'POST',
        path: this.#path,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
        },
        body: new URLSearchParams({
          To: phone,
          ...(messagingServiceSid ? { MessagingServiceSid: messagingServiceSid } : { From: from ?? '' }),
          Body: text,
          StatusCallback: `${this.#account.callbackUrl}?key=${key}`,
        }).toString(),
      },
      patience,
    );
    const failed = outcomeOf(result);
    if (failed?.outcome === 'refused' && result.answered) {
      const code = failure.safeParse(parseJson(result.body)).data?.code;
      return code === undefined ? failed : { outcome: 'refused', code: `TWILIO_${code}` };
    }
    if (failed) return failed;
    const sid = result.answered ? created.safeParse(parseJson(result.body)).data?.sid : undefined;
    return sid ? { outcome: 'accepted', reference: sid } : { outcome: 'unknown', code: 'NO_REFERENCE' };
  }

  find(): Promise<Lookup> {
    return Promise.resolve({ outcome: 'unknown', code: 'NO_LOOKUP' });
  }

  hear({ url, headers, body }: Callback): Told | 'notGenuine' | 'notUnderstood' {
    const fields = new URLSearchParams(body.toString('utf8'));
    const { authToken } = this.#account.secrets;
    if (!authToken || !isSigned(authToken, url, fields, headers['x-twilio-signature'])) return 'notGenuine';
    const answer = { type: 'text/xml', body: '<?xml version="1.0" encoding="UTF-8"?><Response></Response>' };
    const state = fields.get('MessageStatus');
    const reference = fields.get('MessageSid');
    if (state && reference) {
      const status = ends[state];
      const key = z.uuid().safeParse(new URL(url, 'http://gateway').searchParams.get('key')).data;
      const code = fields.get('ErrorCode') ?? undefined;
      return { receipts: status ? [{ reference, key, status, code, at: new Date() }] : [], replies: [], answer };
    }
    const phone = fields.get('From');
    const text = fields.get('Body');
    if (!phone || text === null) return 'notUnderstood';
    // With advanced opt-out Twilio says itself what a reply means, in whatever language it was written.
    const said = fields.get('OptOutType') === 'STOP' ? 'STOP' : text;
    return { receipts: [], replies: [{ phone, text: said, at: new Date() }], answer };
  }

  close(): Promise<void> {
    return this.#line.close();
  }
}

/** The whole address, then each field's name and value in the order of the names: HMAC-SHA-1 under the token, base64. */
export function signAsTwilio(authToken: string, url: string, fields: URLSearchParams): string {
  const signed = [...new Set(fields.keys())].toSorted().map((name) => `${name}${fields.getAll(name).join('')}`);
  return createHmac('sha1', authToken)
    .update(`${url}${signed.join('')}`)
    .digest('base64');
}

function isSigned(
  authToken: string,
  url: string,
  fields: URLSearchParams,
  header: string | string[] | undefined,
): boolean {
  const given = Buffer.from(String(header ?? ''), 'base64');
  const expected = Buffer.from(signAsTwilio(authToken, url, fields), 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
