import { Fragment, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { MortgageReportQuery } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { None, Ratio } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { OfficeDays } from './office-days.tsx';

type Figure = MortgageReportQuery['mortgageReport']['rates'][number];

/** Figures of the report in the order of the way of a case. */
export const caseRates = [
  'firstPass',
  'papersInTime',
  'noShow',
  'rounds',
  'selfResolved',
  'assistResponse',
  'assistInTime',
  'promiseUpheld',
] as const;

/** How addresses name the rows of nobody. */
export const nobody = '-';

/** The shares of a month, as a whole and by groups, beside the month before; each opens its rows (S15–S19, S26–S28). */
export function ReportRates({
  rates,
  address,
}: {
  rates: readonly Figure[];
  /** The page’s address with other filters. */
  address: (changed: Readonly<Record<string, string>>) => string;
}): ReactNode {
  const t = useText();
  return (
    <Section title={t('mortgage.report.rates')}>
      {rates.length === 0 ? (
        <EmptyState title={t('mortgage.report.noRates')} />
      ) : (
        <table className="k-table">
          <thead>
            <tr>
              <th>{t('mortgage.report.figure')}</th>
              <th className="k-number">{t('mortgage.report.inMonth')}</th>
              <th className="k-number">{t('mortgage.report.counted')}</th>
              <th className="k-number">{t('mortgage.report.monthBefore')}</th>
            </tr>
          </thead>
          <tbody>
            {caseRates.map((rate) => {
              const own = rates.filter((each) => each.rate === rate);
              if (own.length === 0) return null;
              return (
                <Fragment key={rate}>
                  <tr>
                    <th scope="row">
                      <b>{t(`mortgage.report.rate.${rate}`)}</b>
                    </th>
                    <Figures figure={wholeOf(own)} to={address({ rate, group: '' })} />
                  </tr>
                  {own.map((each) => (
                    <tr key={each.group}>
                      <th scope="row">{each.group || t('mortgage.report.nobody')}</th>
                      <Figures figure={each} to={address({ rate, group: each.group || nobody })} />
                    </tr>
                  ))}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function wholeOf(figures: readonly Figure[]): Pick<Figure, 'rate' | 'amount' | 'of' | 'amountBefore' | 'ofBefore'> {
  const sum = (key: 'amount' | 'of' | 'amountBefore' | 'ofBefore'): number =>
    figures.reduce((total, figure) => total + figure[key], 0);
  return {
    rate: figures[0]?.rate ?? 'noShow',
    amount: sum('amount'),
    of: sum('of'),
    amountBefore: sum('amountBefore'),
    ofBefore: sum('ofBefore'),
  };
}

function Figures({ figure, to }: { figure: ReturnType<typeof wholeOf>; to: string }): ReactNode {
  const t = useText();
  const { rate, amount, of, amountBefore, ofBefore } = figure;
  return (
    <>
      <td className="k-number">
        {of > 0 ? (
          <Link to={to}>
            <Share rate={rate} amount={amount} of={of} />
          </Link>
        ) : (
          <None />
        )}
      </td>
      <td className="k-number">{rate === 'assistResponse' ? of : t('mortgage.report.amountOf', { amount, of })}</td>
      <td className="k-number">
        <Share rate={rate} amount={amountBefore} of={ofBefore} />
      </td>
    </>
  );
}

function Share({ rate, amount, of }: Pick<Figure, 'rate' | 'amount' | 'of'>): ReactNode {
  const intl = useIntl();
  if (of === 0) return <None />;
  if (rate === 'assistResponse') return <OfficeDays minutes={amount / of} />;
  if (rate !== 'rounds') return <Ratio value={amount / of} />;
  return <span className="k-number">{intl.formatNumber(amount / of, { maximumFractionDigits: 2 })}</span>;
}
