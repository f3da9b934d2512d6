import { useIntl } from 'react-intl';
import type { MessageId } from '../desks/index.ts';

export type { MessageId };

/** What a message's placeholders may hold. */
export type Values = Readonly<Record<string, string | number | boolean | Date | null | undefined>>;

/** Says a message in the language of the person. */
export type Say = (id: MessageId, values?: Values) => string;

/**
 * `const t = useText(); t('traders.title')`. The id is typed: a message that does not exist, also one built from an
 * enum (`t(\`traders.state.${'$'}{state}\`)`), does not compile.
 */
export function useText(): Say {
  const intl = useIntl();
  return (id, values) => intl.formatMessage({ id }, values);
}

/**
 * Words for a name that the server may add without the console: `open('audit.action', 'trader.changed')`. Without
 * words of its own the name itself is shown, never an error.
 */
export function useOpenText(): (prefix: string, name: string, values?: Values) => string {
  const intl = useIntl();
  return (prefix, name, values) => {
    const id = `${prefix}.${name}`;
    if (typeof intl.messages[id] !== 'string') return name;
    return values ? intl.formatMessage({ id }, values) : intl.messages[id];
  };
}
