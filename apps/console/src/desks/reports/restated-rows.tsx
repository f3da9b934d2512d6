import type { ReactNode } from 'react';
import type { PeriodFiguresFragment, WholePeriodFragment } from '../../gql/reports/graphql.ts';
import { useText } from '../../shell/text.ts';
import { Count } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Diffs } from '../../ui/timeline.tsx';
import { figureKeys, sumOf } from './period.ts';

const same = (one: PeriodFiguresFragment, other: PeriodFiguresFragment): boolean =>
  one.branch.id === other.branch.id && one.traderKind === other.traderKind && one.class === other.class;

/** What a restatement says otherwise than the version before, figure by figure (T7). */
export function RestatedRows({ report }: { report: WholePeriodFragment }): ReactNode {
  const t = useText();
  const { shown, restated } = report;
  if (!shown || restated.length === 0) return null;
  return (
    <Section title={t('reports.differs', { before: shown.version - 1 })}>
      <table className="k-table k-report-changed">
        <thead>
          <tr>
            <th>{t('reports.branch')}</th>
            <th>{t('reports.traderKind')}</th>
            <th>{t('reports.class')}</th>
            <th>{t('reports.changes')}</th>
          </tr>
        </thead>
        <tbody>
          {restated.map((old) => {
            const now = sumOf(report.rows.filter((row) => same(row, old)));
            return (
              <tr key={`${old.branch.id} ${old.traderKind} ${old.class}`}>
                <td>{old.branch.name}</td>
                <td>{t(`traders.kind.${old.traderKind}`)}</td>
                <td>{old.class || t('reports.unclassified')}</td>
                <td>
                  <Diffs
                    changes={figureKeys
                      .filter((key) => old[key] !== now[key])
                      .map((key) => ({
                        key,
                        label: t(`reports.figure.${key}`),
                        before: <Count value={old[key]} />,
                        after: <Count value={now[key]} />,
                      }))}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}
