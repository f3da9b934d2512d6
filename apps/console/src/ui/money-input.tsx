import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useText } from '../shell/text.ts';
import { Money } from './figures.tsx';
import { readAmount } from './read-amount.ts';

/**
 * An amount in fen, typed as people write it: `120万`, `1,234.56`. What it was understood as stands below in yuan before it is
 * taken (S14). Stands in a Form.Item.
 */
export function MoneyInput({
  value,
  onChange,
  id,
}: {
  value?: number | null;
  onChange?: (fen: number | null) => void;
  id?: string;
}): ReactNode {
  const t = useText();
  const [typed, setTyped] = useState(value === null || value === undefined ? '' : String(value / 100));
  const fen = readAmount(typed);
  const wrong = typed.trim() !== '' && fen === undefined;
  return (
    <>
      <Input
        {...(id && { id })}
        value={typed}
        inputMode="decimal"
        status={wrong ? 'error' : ''}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange?.(readAmount(target.value) ?? null);
        }}
      />
      <small className="k-quiet" aria-live="polite">
        {fen !== undefined && (
          <>
            = <Money fen={fen} /> {t('ui.money.yuan')}
          </>
        )}
        {wrong && t('ui.money.unread')}
      </small>
    </>
  );
}
