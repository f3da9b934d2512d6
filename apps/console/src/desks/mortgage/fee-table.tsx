import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { MortgageFeeLineFragment } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { BusinessDate, Money, Ratio } from '../../ui/figures.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { Dunned } from './dunned.tsx';
import { FeeActions } from './fee-actions.tsx';

const tones = {
  assessed: 'neutral',
  notified: 'waiting',
  partial: 'warning',
  paid: 'good',
  waived: 'neutral',
  proved: 'good',
  cancelled: 'neutral',
} as const;

/** What is due, with how it was reckoned and how long it waits (S18). */
export function FeeTable({
  rows,
  withContract = false,
  changed,
}: {
  rows: readonly MortgageFeeLineFragment[];
  withContract?: boolean;
  changed: () => void;
}): ReactNode {
  const t = useText();
  if (rows.length === 0) return <EmptyState title={t('mortgage.noFees')} />;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className="k-scroll" tabIndex={0}>
      <table className="k-table">
        <thead>
          <tr>
            {withContract && <th>{t('mortgage.number')}</th>}
            {withContract && <th>{t('mortgage.buyers')}</th>}
            <th>{t('mortgage.feeKind')}</th>
            <th>{t('mortgage.feeState')}</th>
            <th className="k-number">{t('mortgage.amount')}</th>
            <th className="k-number">{t('mortgage.paid')}</th>
            <th>{t('mortgage.dueOn')}</th>
            <th className="k-number">{t('mortgage.overdueDays')}</th>
            <th>{t('mortgage.action')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {withContract && (
                <td>
                  <Link to={`/mortgage-contracts/${row.contractId}`}>{row.contractNumber}</Link>
                </td>
              )}
              {withContract && <td>{row.buyer}</td>}
              <td>
                {t(`mortgage.feeKind.${row.kind}`)}
                {row.base !== null && row.base !== undefined && (
                  <div className="k-quiet">
                    <Money fen={row.base} /> × <Ratio value={(row.permille ?? 0) / 1000} />
                  </div>
                )}
              </td>
              <td>
                <StateChip tone={tones[row.state]}>{t(`mortgage.feeState.${row.state}`)}</StateChip>
                {row.proof && (
                  <div className="k-quiet">
                    {row.proof} · <BusinessDate value={row.provedOn ?? ''} />
                  </div>
                )}
                <Dunned reminders={row.reminders} />
                {row.waiverId && (
                  <div className="k-quiet">{t('mortgage.waiverAsked', { reason: row.waiverReason ?? '' })}</div>
                )}
              </td>
              <td className="k-number">
                <Money fen={row.amount} />
              </td>
              <td className="k-number">
                <Money fen={row.paid} />
                {row.over > 0 && (
                  <div>
                    <StateChip tone="warning">
                      {t('mortgage.over')} <Money fen={row.over} />
                    </StateChip>
                  </div>
                )}
              </td>
              <td>
                <BusinessDate value={row.dueOn} />
              </td>
              <td className="k-number">
                {row.overdueDays > 0 && ['assessed', 'notified', 'partial'].includes(row.state) ? row.overdueDays : ''}
              </td>
              <td>
                <FeeActions fee={row} changed={changed} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
