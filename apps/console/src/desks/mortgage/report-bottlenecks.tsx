import { lazy, type ReactNode, Suspense } from 'react';
import { Link } from 'react-router';
import type { MortgageReportQuery } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Count, Money } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Section } from '../../ui/record-page.tsx';
import { OfficeDays } from './office-days.tsx';

const BottleneckChart = lazy(() => import('./bottleneck-chart.tsx'));

/** In which steps cases stand now, with their days and money; each count opens its cases (S2). */
export function ReportBottlenecks({ rows }: { rows: MortgageReportQuery['mortgageReport']['bottlenecks'] }): ReactNode {
  const t = useText();
  return (
    <Section title={t('mortgage.report.bottlenecks')}>
      {rows.length === 0 ? (
        <EmptyState title={t('mortgage.report.noOpenCases')} />
      ) : (
        <>
          <Suspense fallback={<PageLoading />}>
            <BottleneckChart rows={rows} />
          </Suspense>
          <table className="k-table">
            <thead>
              <tr>
                <th>{t('mortgage.report.step')}</th>
                <th className="k-number">{t('mortgage.report.cases')}</th>
                <th className="k-number">{t('mortgage.report.caseDays')}</th>
                <th className="k-number">{t('mortgage.report.due')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ state, cases, minutes, dueFen }) => (
                <tr key={state.key}>
                  <th scope="row">{state.title}</th>
                  <td className="k-number">
                    <Link to={`/mortgage-cases?state=${state.key}`}>
                      <Count value={cases} />
                    </Link>
                  </td>
                  <td className="k-number">
                    <OfficeDays minutes={minutes} bare />
                  </td>
                  <td className="k-number">
                    <Money fen={dueFen} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Section>
  );
}
