import type { ReactNode } from 'react';
import { useOpenText, useText } from '../../shell/text.ts';
import { StateChip } from '../../ui/state-chip.tsx';
import type { Tone } from '../../ui/tokens.ts';

/** Where a message can be, and how that looks. */
export const stateTones = {
  planned: 'waiting',
  sending: 'waiting',
  accepted: 'waiting',
  delivered: 'good',
  undelivered: 'bad',
  unknown: 'warning',
  parked: 'warning',
  failed: 'bad',
  suppressed: 'neutral',
  expired: 'bad',
} as const satisfies Record<string, Tone>;

export const messageStates = Object.keys(stateTones) as (keyof typeof stateTones)[];

/** What messages are sent for. */
export const purposes = [
  'renewalReminder',
  'riskNotice',
  'riskSecondContact',
  'mortgageFeeDunning',
  'orderFeed',
] as const;

/** The state of a message in words. */
export function MessageState({ state }: { state: string }): ReactNode {
  const t = useText();
  const known = messageStates.find((one) => one === state);
  return known ? <StateChip tone={stateTones[known]}>{t(`messaging.state.${known}`)}</StateChip> : null;
}

/** Says what a message is about: `renewal reminder, 30 days before`. */
export function useAbout(): (message: { purpose: string; level: string }) => string {
  const t = useText();
  const open = useOpenText();
  return ({ purpose, level }) => {
    if (purpose === 'renewalReminder') return t('messaging.about.renewal', { days: Number(level) });
    const name = open('messaging.purpose', purpose);
    return purpose.startsWith('risk') ? `${name}${t('ui.comma')}${open('risk.level', level)}` : name;
  };
}

/** Says why a message is where it is; the network's own codes are shown as they are. */
export function useCause(): (cause: string | null) => string | null {
  const open = useOpenText();
  return (cause) => (cause === null ? null : open('messaging.cause', cause));
}
