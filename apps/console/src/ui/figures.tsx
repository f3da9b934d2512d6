import { createContext, type ReactNode, useContext } from 'react';
import { useIntl } from 'react-intl';
import { useText } from '../shell/text.ts';

/** Digits in Chinese; in English the month is a word, so that nobody reads 03/04 in the wrong order. */
function dayIn(locale: string): { year: 'numeric'; month: '2-digit' | 'short'; day: '2-digit' | 'numeric' } {
  const chinese = locale.startsWith('zh');
  return { year: 'numeric', month: chinese ? '2-digit' : 'short', day: chinese ? '2-digit' : 'numeric' };
}

/** Says a business date (`2024-02-29`, Asia/Shanghai, no hour) within a sentence: never moved by the reader's own time zone. */
export function useDayText(): (day: string, weekday?: boolean) => string {
  const intl = useIntl();
  return (day, weekday) =>
    intl.formatDate(`${day}T00:00:00Z`, {
      ...dayIn(intl.locale),
      timeZone: 'UTC',
      ...(weekday && { weekday: 'short' }),
    });
}

/** A business date by itself. */
export function BusinessDate({ value, weekday }: { value: string | null | undefined; weekday?: boolean }): ReactNode {
  const dayText = useDayText();
  if (!value) return <None />;
  return (
    <time dateTime={value} className="k-figure">
      {dayText(value, weekday)}
    </time>
  );
}

/** An instant, told in Shanghai's time; seconds on hover. */
export function Instant({ value }: { value: string | null | undefined }): ReactNode {
  const intl = useIntl();
  if (!value) return <None />;
  const parts = {
    ...dayIn(intl.locale),
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  return (
    <time dateTime={value} className="k-figure" title={intl.formatDate(value, { ...parts, second: '2-digit' })}>
      {intl.formatDate(value, parts)}
    </time>
  );
}

/** In which unit amounts of yuan are shown. */
export type MoneyUnit = 'yuan' | 'wan';
export const MoneyUnitContext = createContext<MoneyUnit>('yuan');

/** Integer fen as 元, or rounded as 萬 with the exact amount on hover. BigInt: a ledger's sum outgrows a double. */
export function Money({ fen }: { fen: number | string | bigint | null | undefined }): ReactNode {
  const intl = useIntl();
  const t = useText();
  const unit = useContext(MoneyUnitContext);
  if (fen === null || fen === undefined) return <None />;
  const exact = intl.formatNumber(decimal(BigInt(fen), 2), { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  if (unit === 'yuan') return <span className="k-number">{exact}</span>;
  const rounded = intl.formatNumber(decimal(BigInt(fen), 6), { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return (
    <span className="k-number" title={t('ui.money.exact', { amount: exact })}>
      {t('ui.money.wan', { amount: rounded })}
    </span>
  );
}

/** A ratio given as an exact decimal (`1.1996`), in percent; every digit on hover. */
export function Ratio({ value }: { value: string | number | null | undefined }): ReactNode {
  const intl = useIntl();
  if (value === null || value === undefined) return <None />;
  const exact = `${value}` as `${number}`;
  const percent = { style: 'percent', minimumFractionDigits: 2 } as const;
  return (
    <span className="k-number" title={intl.formatNumber(exact, { ...percent, maximumFractionDigits: 12 })}>
      {intl.formatNumber(exact, { ...percent, maximumFractionDigits: 2 })}
    </span>
  );
}

/** A count, with the separators of the language. */
export function Count({ value }: { value: number }): ReactNode {
  return <span className="k-number">{useIntl().formatNumber(value)}</span>;
}

/** A length of time in the largest unit that tells it whole: `1 hour`, `90 seconds`. */
export function Duration({ seconds }: { seconds: number }): ReactNode {
  const intl = useIntl();
  const [unit, size] =
    seconds > 0 && seconds % 3600 === 0
      ? (['hour', 3600] as const)
      : seconds > 0 && seconds % 60 === 0
        ? (['minute', 60] as const)
        : (['second', 1] as const);
  return (
    <span className="k-figure">{intl.formatNumber(seconds / size, { style: 'unit', unit, unitDisplay: 'long' })}</span>
  );
}

/** Nothing is known here. */
export function None(): ReactNode {
  const t = useText();
  return (
    <span className="k-quiet">
      <span aria-hidden="true">—</span>
      <span className="k-unseen">{t('ui.none')}</span>
    </span>
  );
}

/** `decimal(-12345n, 2)` → '-123.45'; Intl takes such a string without rounding it through a double. */
function decimal(value: bigint, places: number): `${number}` {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const at = digits.length - places;
  return `${value < 0n ? '-' : ''}${digits.slice(0, at)}.${digits.slice(at)}` as `${number}`;
}
