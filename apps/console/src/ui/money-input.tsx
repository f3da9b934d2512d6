// The very function that writes the words of contracts: what is echoed here is what is printed there.
import { amountInWords } from '@kefu/office/money/words';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useIntl } from 'react-intl';
import { useText } from '../shell/text.ts';
import { Money } from './figures.tsx';
import { readAmount } from './read-amount.ts';

/**
 * An amount in fen, typed as people write it: `120万`, `1,234.56`. What it was understood as stands below in yuan and in words (大寫)
 * before it is taken (S14). Stands in a Form.Item.
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
  const { locale } = useIntl();
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
            = <Money fen={fen} /> {t('ui.money.yuan')} · <span lang="zh">{amountInWords(fen, scriptOf(locale))}</span>
          </>
        )}
        {wrong && t('ui.money.unread')}
      </small>
    </>
  );
}

/** The script of the words of an amount; whoever reads English reads them on papers of this house, in its own script. */
function scriptOf(locale: string): 'zh-Hant' | 'zh-Hans' {
  return locale === 'zh-Hans' ? 'zh-Hans' : 'zh-Hant';
}
