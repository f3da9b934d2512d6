import type { ReactNode } from 'react';
import type { RiskChange, RiskLevel } from '../../gql/risk/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { StateChip } from '../../ui/state-chip.tsx';
import type { Tone } from '../../ui/tokens.ts';
import { stateTones } from '../messaging/message-state.tsx';

/** The levels, the most urgent first. */
export const levels = ['force', 'negativeEquity', 'call', 'warn', 'watch'] as const satisfies readonly RiskLevel[];

const levelTones: Readonly<Record<RiskLevel, Tone>> = {
  watch: 'waiting',
  warn: 'warning',
  call: 'warning',
  force: 'bad',
  negativeEquity: 'bad',
};

/** How near a trader is to a forced liquidation (T9). */
export function Level({ level }: { level: RiskLevel | null | undefined }): ReactNode {
  const t = useText();
  if (!level) return <span className="k-quiet">{t('risk.level.none')}</span>;
  return <StateChip tone={levelTones[level]}>{t(`risk.level.${level}`)}</StateChip>;
}

/** What may have become of a trader since the trading day before. */
export const changes = [
  'fresh',
  'raised',
  'same',
  'lowered',
  'cleared',
  'nearlyCleared',
] as const satisfies readonly RiskChange[];

/** A ratio as the server cut it off: `99.99` percent, `∞`; never rounded here. */
export function RiskRatio({ value }: { value: string | null | undefined }): ReactNode {
  const t = useText();
  if (!value) return <span className="k-quiet">{t('risk.noRatio')}</span>;
  return <span className="k-number">{value === '∞' ? value : `${value}%`}</span>;
}

const noticeTones: Readonly<Record<string, Tone>> = { ...stateTones, missing: 'bad', excluded: 'neutral' };

/** Where a notice is: a state of the ledger, not there at all, or left out by a person. */
export function NoticeState({ state }: { state: string }): ReactNode {
  const open = useOpenText();
  return <StateChip tone={noticeTones[state] ?? 'neutral'}>{open('risk.notice', state)}</StateChip>;
}

/** A limit in hundredths of a percent as people read it. */
export function Limit({ value }: { value: number }): ReactNode {
  return <span className="k-number">{value / 100}%</span>;
}
