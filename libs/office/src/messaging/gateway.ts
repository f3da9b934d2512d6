import { Settings } from '@kefu/platform/config';
import { Injectable } from '@nestjs/common';

/** What is known after one try to send (X7). */
export type SendOutcome =
  /** The gateway took it. */
  | { readonly outcome: 'accepted'; readonly reference: string }
  /** Nothing left: the line was not there, or the gateway asked to wait. */
  | { readonly outcome: 'notSent'; readonly code: string }
  /** The gateway will never take it. */
  | { readonly outcome: 'refused'; readonly code: string }
  /** It may have left. */
  | { readonly outcome: 'unknown'; readonly code: string };

/** One message for the gateway. */
export interface Dispatch {
  /** Idempotency key: the same for every try of one message. */
  readonly key: string;
  readonly phone: string;
  readonly text: string;
}

// The connection was never made: no byte of the message left.
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The SMS gateway over HTTP. */
@Injectable()
export class Gateway {
  readonly #target: Settings['gateway'];

  constructor(settings: Settings) {
    this.#target = settings.gateway;
  }

  /** Whether there is a gateway at all; without one messages stay planned. */
  get configured(): boolean {
    return this.#target !== undefined;
  }

  /** Sends one message. Never throws: whatever happens is an outcome. */
  async send(dispatch: Dispatch, timeoutSeconds: number): Promise<SendOutcome> {
    if (!this.#target) return { outcome: 'notSent', code: 'NO_GATEWAY' };
    try {
      const response = await fetch(new URL('/messages', this.#target.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#target.secret}` },
        body: JSON.stringify({ key: dispatch.key, to: dispatch.phone, text: dispatch.text }),
        signal: AbortSignal.timeout(timeoutSeconds * 1_000),
        redirect: 'error',
      });
      return await outcomeOf(response);
    } catch (error) {
      const cause = (error as { cause?: { code?: unknown } }).cause?.code;
      if (typeof cause === 'string' && neverConnected.has(cause)) return { outcome: 'notSent', code: cause };
      return { outcome: 'unknown', code: typeof cause === 'string' ? cause : (error as Error).name };
    }
  }
}

/** What an answer means: 429 asks to wait, another 4xx is definite, a 5xx may hide an acceptance. */
async function outcomeOf(response: Response): Promise<SendOutcome> {
  const code = `HTTP_${response.status}`;
  if (response.status === 429) return { outcome: 'notSent', code };
  if (response.status >= 400 && response.status < 500) return { outcome: 'refused', code };
  if (!response.ok) return { outcome: 'unknown', code };
  const answer = (await response.json()) as { id?: unknown };
  return typeof answer.id === 'string' && answer.id
    ? { outcome: 'accepted', reference: answer.id }
    : { outcome: 'unknown', code: 'NO_REFERENCE' };
}
