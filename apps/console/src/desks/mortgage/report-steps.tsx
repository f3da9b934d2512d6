import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { MortgageReportQuery } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Count } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { OfficeDays } from './office-days.tsx';

const figures = [
  'medianGross',
  'medianNet',
  'medianNetBefore',
  'ninetiethNet',
  'grossMinutes',
  'customerMinutes',
  'bankMinutes',
  'siteMinutes',
  'usMinutes',
] as const;

/** How long each step took in a month, in office days, and whose time that was (S2). */
export function ReportSteps({
  rows,
  address,
}: {
  rows: MortgageReportQuery['mortgageReport']['steps'];
  /** The page’s address with other filters. */
  address: (changed: Readonly<Record<string, string>>) => string;
}): ReactNode {
  const t = useText();
  return (
    <Section title={t('mortgage.report.times')}>
      {rows.length === 0 ? (
        <EmptyState title={t('mortgage.report.noStays')} />
      ) : (
        <table className="k-table">
          <thead>
            <tr>
              <th>{t('mortgage.report.step')}</th>
              <th className="k-number">{t('mortgage.report.stays')}</th>
              <th className="k-number">{t('mortgage.report.medianGross')}</th>
              <th className="k-number">{t('mortgage.report.medianNet')}</th>
              <th className="k-number">{t('mortgage.report.monthBefore')}</th>
              <th className="k-number">{t('mortgage.report.ninetiethNet')}</th>
              <th className="k-number">{t('mortgage.report.together')}</th>
              <th className="k-number">{t('mortgage.whose.customer')}</th>
              <th className="k-number">{t('mortgage.whose.bank')}</th>
              <th className="k-number">{t('mortgage.whose.site')}</th>
              <th className="k-number">{t('mortgage.whose.us')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.state?.key ?? ''}>
                <th scope="row">{row.state?.title ?? t('mortgage.report.wholeWay')}</th>
                <td className="k-number">
                  {row.state && row.stays > 0 ? (
                    <Link to={address({ rate: 'stay', step: row.state.key })}>
                      <Count value={row.stays} />
                    </Link>
                  ) : (
                    <Count value={row.stays} />
                  )}
                </td>
                {figures.map((figure) => (
                  <td key={figure} className="k-number">
                    <OfficeDays minutes={row[figure]} bare />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
