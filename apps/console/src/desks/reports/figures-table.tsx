import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { PeriodFiguresFragment, WholePeriodFragment } from '../../gql/reports/graphql.ts';
import { useText } from '../../shell/text.ts';
import { Count, None } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Delta } from './delta.tsx';
import { type FigureKey, type Figures, figureKeys, sumOf } from './period.ts';
import { rowsAddress } from './rows-address.ts';

type Row = PeriodFiguresFragment;
type Cell = Parameters<typeof rowsAddress>[2];

/** All figures by branch, kind and class, with the sums; every one opens its rows (T7, T8). */
export function FiguresTable({
  report,
  before,
}: {
  report: WholePeriodFragment;
  /** The rows of the compared period. */
  before: readonly Row[] | undefined;
}): ReactNode {
  const t = useText();
  const branches = [...new Map(report.rows.map(({ branch }) => [branch.id, branch.name]))];
  const figures = (now: Figures, was: Figures | undefined, cell: Cell): ReactNode =>
    figureKeys.map((key) => <Figure key={key} report={report} figure={key} now={now} was={was} cell={cell} />);
  return (
    <Section title={t('reports.byBranch')}>
      <div className="k-report-figures">
        <table className="k-table">
          <thead>
            <tr>
              <th>{t('reports.branch')}</th>
              <th>{t('reports.traderKind')}</th>
              <th>{t('reports.class')}</th>
              {figureKeys.map((key) => (
                <th key={key} className="k-number">
                  {t(`reports.figure.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          {branches.map(([id, name]) => {
            const rows = report.rows.filter(({ branch }) => branch.id === id);
            const was = before?.filter(({ branch }) => branch.id === id);
            return (
              <tbody key={id}>
                {rows.map((row, at) => {
                  const same =
                    was && sumOf(was.filter((old) => old.traderKind === row.traderKind && old.class === row.class));
                  return (
                    <tr key={`${row.traderKind} ${row.class}`}>
                      <td>{at === 0 ? name : <span className="k-unseen">{name}</span>}</td>
                      <td>{t(`traders.kind.${row.traderKind}`)}</td>
                      <td>{row.class || t('reports.unclassified')}</td>
                      {figures(row, same, { branchId: id, traderKind: row.traderKind, class: row.class })}
                    </tr>
                  );
                })}
                {rows.length > 1 && (
                  <tr data-sum>
                    <td colSpan={3}>{t('reports.subtotal', { branch: name })}</td>
                    {figures(sumOf(rows), was && sumOf(was), { branchId: id })}
                  </tr>
                )}
              </tbody>
            );
          })}
          <tfoot>
            <tr data-sum>
              <td colSpan={3}>{t('reports.total')}</td>
              {figures(sumOf(report.rows), before && sumOf(before), {})}
            </tr>
          </tfoot>
        </table>
      </div>
    </Section>
  );
}

function Figure({
  report,
  figure,
  now,
  was,
  cell,
}: {
  report: WholePeriodFragment;
  figure: FigureKey;
  now: Figures;
  was: Figures | undefined;
  cell: Cell;
}): ReactNode {
  return (
    <td className="k-number">
      {now[figure] === 0 ? (
        <None />
      ) : (
        <Link to={rowsAddress(report, figure, cell)}>
          <Count value={now[figure]} />
        </Link>
      )}
      {was && <Delta now={now[figure]} before={was[figure]} />}
    </td>
  );
}
