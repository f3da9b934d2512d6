import type { ReactNode } from 'react';
import type { TeamStandingLineFragment } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { Money, None } from '../../ui/figures.tsx';
import { StateChip } from '../../ui/state-chip.tsx';

/** The places of a month: amount, what came since it was frozen, months in last place in a row. */
export function Standings({ rows }: { rows: readonly TeamStandingLineFragment[] }): ReactNode {
  const t = useText();
  return (
    <table className="k-table">
      <thead>
        <tr>
          <th className="k-number">{t('mortgage.rank')}</th>
          <th>{t('mortgage.team')}</th>
          <th className="k-number">{t('mortgage.collected')}</th>
          <th className="k-number">{t('mortgage.adjustment')}</th>
          <th className="k-number">{t('mortgage.streak')}</th>
          <th>{t('mortgage.marks')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.teamId}>
            <td className="k-number">{row.rank ?? <None />}</td>
            <td>{row.team}</td>
            <td className="k-number">
              <Money fen={row.collected} />
            </td>
            <td className="k-number">{row.adjustment === 0 ? '' : <Money fen={row.adjustment} />}</td>
            <td className="k-number">
              {row.streak === null || row.streak === undefined ? (
                <StateChip tone="warning">{t('mortgage.streakWaits')}</StateChip>
              ) : (
                row.streak || ''
              )}
            </td>
            <td>
              {row.first && (
                <StateChip tone="good">
                  {t('mortgage.first')}
                  {row.reward != null && (
                    <>
                      {' · '}
                      {t('mortgage.rewardShare')} <Money fen={row.reward} />
                    </>
                  )}
                </StateChip>
              )}
              {row.last && <StateChip tone="bad">{t('mortgage.last')}</StateChip>}
              {row.exempt && <StateChip tone="neutral">{t('mortgage.exempt')}</StateChip>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
