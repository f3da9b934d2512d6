import { useLazyQuery } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { MortgageBankSwitchDocument, type WholeMortgageCaseFragment } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Count, Money } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';

/** What changing the bank would mean, told before anybody decides: days, loan, papers (S2). */
export function SwitchWhatIf({ item: { id, transitions } }: { item: WholeMortgageCaseFragment }): ReactNode {
  const t = useText();
  const [ask, { data, error, loading, refetch }] = useLazyQuery(MortgageBankSwitchDocument, {
    fetchPolicy: 'network-only',
  });
  if (!transitions.some(({ key }) => key === 'switchBank')) return null;
  return (
    <Section
      title={t('mortgage.whatIf')}
      extra={
        <Button loading={loading} onClick={() => void ask({ variables: { id } })}>
          {t('mortgage.whatIfAsk')}
        </Button>
      }
    >
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {data && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <div className="k-scroll" tabIndex={0}>
          <table className="k-table">
            <thead>
              <tr>
                <th>{t('mortgage.bank')}</th>
                <th className="k-number">{t('mortgage.daysNow')}</th>
                <th className="k-number">{t('mortgage.daysThen')}</th>
                <th className="k-number">{t('mortgage.largestLoan')}</th>
                <th className="k-number">{t('mortgage.monthly')}</th>
                <th>{t('mortgage.reused')}</th>
                <th>{t('mortgage.toBring')}</th>
              </tr>
            </thead>
            <tbody>
              {data.mortgageBankSwitch.map((each) => (
                <tr key={each.bank}>
                  <td>{each.bankName}</td>
                  <td className="k-number">
                    <Count value={each.daysNow} />
                  </td>
                  <td className="k-number">
                    <Count value={each.daysThen} />
                  </td>
                  <td className="k-number">
                    <Money fen={each.loanFen} />
                  </td>
                  <td className="k-number">
                    <Money fen={each.monthlyFen} />
                  </td>
                  <td>
                    <Count value={each.reused.length} />
                  </td>
                  <td className="m-list">{each.toBring.join(t('ui.comma'))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
