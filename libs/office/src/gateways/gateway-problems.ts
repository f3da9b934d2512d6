import { type FieldProblem, fieldProblem } from '@kefu/platform/errors';
import { adapters } from './adapters.ts';
import type { MessageGatewayInput } from './gateway.types.ts';

type Told = Pick<
  MessageGatewayInput,
  | 'title'
  | 'adapter'
  | 'offer'
  | 'signature'
  | 'priority'
  | 'enabled'
  | 'ratePerSecond'
  | 'burst'
  | 'timeoutSeconds'
  | 'keySeconds'
  | 'settleSeconds'
  | 'simplified'
> & { readonly url?: string | null | undefined; readonly pricePerThousand?: number | null | undefined };

/** What the audit keeps of a gateway. */
export function told(gateway: Told): Record<string, string | number | boolean | null> {
  const { title, adapter, offer, url, signature, priority, enabled, ratePerSecond, burst, timeoutSeconds } = gateway;
  const { keySeconds, settleSeconds, simplified, pricePerThousand } = gateway;
  return {
    title,
    adapter,
    offer,
    signature,
    priority,
    enabled,
    ratePerSecond,
    burst,
    timeoutSeconds,
    keySeconds,
    settleSeconds,
    simplified,
    url: url ?? null,
    pricePerThousand: pricePerThousand ?? null,
  };
}

/** What keeps a gateway from being set up so; `secrets` are those that it would have. */
export function problemsOf(input: MessageGatewayInput, secrets: Readonly<Record<string, string>>): FieldProblem[] {
  const kind = adapters[input.adapter];
  const given = new Map(input.settings.map(({ name, value }) => [name, value]));
  const found: FieldProblem[] = [];
  if (!kind.offers.includes(input.offer)) found.push(fieldProblem('offer', 'NOT_OFFERED', kind.offers.join(', ')));
  if (input.adapter === 'http' && !input.url) found.push(fieldProblem('url', 'REQUIRED', 'where it is'));
  for (const [name, needed] of Object.entries(kind.settings)) {
    if (needed && !given.get(name)) found.push(fieldProblem(`settings.${name}`, 'REQUIRED', name));
  }
  for (const name of kind.secrets) {
    if (input.enabled && !secrets[name]) found.push(fieldProblem(`secrets.${name}`, 'REQUIRED', name));
  }
  // A look-up that is asked sooner than the gateway can know would have a message sent twice.
  if (input.offer === 'lookup' && input.settleSeconds <= input.timeoutSeconds) {
    found.push(fieldProblem('settleSeconds', 'TOO_SHORT', 'longer than a try may take'));
  }
  const body = given.get('body');
  if (body && !isJson(body))
    found.push(fieldProblem('settings.body', 'NOT_JSON', 'JSON with the places {key}, {phone}, {text}'));
  return found;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
