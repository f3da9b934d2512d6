import type { ReactNode } from 'react';
import type { Standing } from '../../gql/archive/graphql.ts';
import { useText } from '../../shell/text.ts';
import { StateChip } from '../../ui/state-chip.tsx';
import type { Tone } from '../../ui/tokens.ts';

const tones: Readonly<Record<Standing, Tone>> = {
  present: 'good',
  expiring: 'warning',
  expired: 'bad',
  wrongForm: 'warning',
  missing: 'bad',
};

/** How a paper stands: there, soon to expire, expired, a copy where the original is asked for, missing. */
export function StandingChip({ standing, optional = false }: { standing: Standing; optional?: boolean }): ReactNode {
  const t = useText();
  const none = optional && standing === 'missing';
  return (
    <StateChip tone={none ? 'neutral' : tones[standing]}>
      {none ? t('archive.optional') : t(`archive.standing.${standing}`)}
    </StateChip>
  );
}
