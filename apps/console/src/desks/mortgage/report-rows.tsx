import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { MortgageReportRowsDocument, type MortgageReportRowsQueryVariables } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Count, Instant } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { ExportButton } from '../../ui/queue-tools.tsx';
import { Section } from '../../ui/record-page.tsx';
import { OfficeDays } from './office-days.tsx';

/** The rows that a figure was counted from, each opening its case; a file has all of them (X6). */
export function ReportRows({ chosen }: { chosen: MortgageReportRowsQueryVariables }): ReactNode {
  const t = useText();
  const { data, error, refetch } = useQuery(MortgageReportRowsDocument, {
    variables: chosen,
    fetchPolicy: 'cache-and-network',
  });
  const { month, months = null, by, rate, step = null, group = null } = chosen;
  const rows = data?.mortgageReportRows;
  return (
    <Section
      title={t('mortgage.report.rows', { figure: t(`mortgage.report.rate.${rate}`) })}
      extra={<ExportButton name="mortgage-report" filter={{ month, months, by, rate, step, group }} />}
    >
      {!rows && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />)}
      {rows?.length === 0 && <EmptyState title={t('mortgage.report.noRows')} />}
      {rows && rows.length > 0 && (
        <table className="k-table">
          <thead>
            <tr>
              <th>{t('mortgage.case')}</th>
              <th>{t('mortgage.house')}</th>
              <th>{t(`mortgage.report.by.${by}`)}</th>
              <th>{t('mortgage.report.at')}</th>
              <th className="k-number">{t('mortgage.report.counts')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.caseId} ${row.at} ${row.amount}`}>
                <td>
                  <Link to={`/mortgage-cases/${row.caseId}`}>{row.number}</Link>
                </td>
                <td>{row.house}</td>
                <td>{row.group || t('mortgage.report.nobody')}</td>
                <td>
                  <Instant value={row.at} />
                </td>
                <td className="k-number">
                  {rate === 'stay' || rate === 'assistResponse' ? (
                    <OfficeDays minutes={row.amount} />
                  ) : (
                    <Count value={row.amount} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
