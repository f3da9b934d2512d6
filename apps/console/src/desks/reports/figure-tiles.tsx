import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { WholePeriodFragment } from '../../gql/reports/graphql.ts';
import { useText } from '../../shell/text.ts';
import { Count } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Why } from '../../ui/why.tsx';
import { Delta } from './delta.tsx';
import { type FigureKey, type Figures, figureKeys, sumOf } from './period.ts';
import { rowsAddress } from './rows-address.ts';

/** The period's sums, each with its rows, with what it was in the compared period, and why the end is what it is. */
export function FigureTiles({
  report,
  before,
}: {
  report: WholePeriodFragment;
  before: { readonly name: string; readonly rows: readonly Figures[] } | undefined;
}): ReactNode {
  const t = useText();
  const sum = sumOf(report.rows);
  const was = before && sumOf(before.rows);
  const rows = (figure: FigureKey): ReactNode => (
    <Link to={rowsAddress(report, figure)}>
      <Count value={sum[figure]} />
    </Link>
  );
  return (
    <Section
      title={t('reports.all')}
      extra={before && <span className="k-quiet">{t('reports.against', { name: before.name })}</span>}
    >
      <dl className="k-tiles">
        {figureKeys.map((key) => (
          <div key={key}>
            <dt>{t(`reports.figure.${key}`)}</dt>
            <dd>
              {key === 'activeAtEnd' ? (
                <Why
                  lines={[
                    { key: 'start', label: t('reports.figure.activeAtStart'), value: rows('activeAtStart') },
                    {
                      key: 'opened',
                      label: t('reports.plus', { what: t('reports.figure.opened') }),
                      value: rows('opened'),
                    },
                    {
                      key: 'closed',
                      label: t('reports.minus', { what: t('reports.figure.closed') }),
                      value: rows('closed'),
                    },
                    {
                      key: 'in',
                      label: t('reports.plus', { what: t('reports.figure.movedIn') }),
                      value: rows('movedIn'),
                    },
                    {
                      key: 'out',
                      label: t('reports.minus', { what: t('reports.figure.movedOut') }),
                      value: rows('movedOut'),
                    },
                    {
                      key: 'end',
                      label: t('reports.equals', { what: t('reports.figure.activeAtEnd') }),
                      value: rows('activeAtEnd'),
                    },
                  ]}
                >
                  {rows(key)}
                </Why>
              ) : (
                rows(key)
              )}
            </dd>
            {was && <Delta now={sum[key]} before={was[key]} />}
          </div>
        ))}
      </dl>
    </Section>
  );
}
