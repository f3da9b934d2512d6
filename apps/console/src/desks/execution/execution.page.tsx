import { useQuery } from '@apollo/client/react';
import { Segmented, Select } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Link } from 'react-router';
import {
  ExecutionDocument,
  type ExecutionFigureLineFragment,
  type ExecutionGroup,
  ExecutionSeasonsDocument,
} from '../../gql/execution/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Money, type MoneyUnit, MoneyUnitContext, None, Ratio } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { useQueueFilters } from '../../ui/queue-filters.tsx';
import { ExportButton } from '../../ui/queue-tools.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { todayInShanghai } from '../../ui/today.ts';
import { useSeasonName } from '../orders/season-name.tsx';
import { useGroupLabel } from './labels.ts';
import { LinesDrawer } from './lines-drawer.tsx';
import { type Narrow, parts } from './parts.ts';
import { Percent } from './percent.tsx';
import { Review } from './review.tsx';
import './execution.css';

const Waterfall = lazy(() => import('./waterfall.tsx'));
const keys = ['seasons', 'by', 'month'] as const;
const groups = ['FRANCHISEE', 'MONTH', 'CATEGORY', 'SEASON'] as const;

/** How far orders were executed: the rate, where the rest went, who got little and what is done about it (F6, F8, F9). */
export default function ExecutionPage(): ReactNode {
  const t = useText();
  const seasonName = useSeasonName();
  const [values, change] = useQueueFilters(keys);
  const [unit, setUnit] = useState<MoneyUnit>('wan');
  const { data, error, refetch } = useQuery(ExecutionSeasonsDocument);
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const { seasons } = data;
  const chosen = seasons.filter(({ id }) => values.seasons.split(',').includes(id));
  // Those that are still to come have nothing to be executed yet.
  const begun = seasons.filter(({ kind, year }) => `${year}-${kind === 'SS' ? '01' : '07'}` <= todayInShanghai());
  const shown = chosen.length > 0 ? chosen : (begun.length > 0 ? begun : seasons).slice(0, 1);
  const seasonIds = shown.map(({ id }) => id);
  return (
    <MoneyUnitContext value={unit}>
      <header className="k-head">
        <h1>{t('execution.title')}</h1>
        <Select
          mode="multiple"
          value={seasonIds}
          aria-label={t('execution.seasons')}
          onChange={(ids: string[]) => change({ seasons: ids.join(','), month: '' })}
          options={seasons.map(({ id, code }) => ({ value: id, label: seasonName(code) }))}
          style={{ minWidth: 200 }}
        />
        <Segmented<MoneyUnit>
          value={unit}
          onChange={setUnit}
          options={[
            { value: 'wan', label: t('execution.unit.wan') },
            { value: 'yuan', label: t('execution.unit.yuan') },
          ]}
        />
        <span className="k-grow" />
        <Link to="/order-shortages">{t('execution.shortages')}</Link>
      </header>
      {shown.length === 0 ? (
        <EmptyState title={t('execution.noSeasons')} detail={t('execution.noSeasonsDetail')} />
      ) : (
        <Figures
          seasonIds={seasonIds}
          by={groups.find((group) => group === values.by) ?? 'FRANCHISEE'}
          choose={(by) => change({ by })}
          review={
            shown.length === 1 && shown[0] ? (
              <Review key={shown[0].id} season={shown[0]} month={values.month} choose={(month) => change({ month })} />
            ) : (
              <p className="k-quiet">{t('execution.reviewOneSeason')}</p>
            )
          }
        />
      )}
    </MoneyUnitContext>
  );
}

function Figures({
  seasonIds,
  by,
  choose,
  review,
}: {
  seasonIds: readonly string[];
  by: ExecutionGroup;
  choose: (by: ExecutionGroup) => void;
  review: ReactNode;
}): ReactNode {
  const t = useText();
  const [opened, open] = useState<Narrow>();
  const { data, previousData, error, refetch } = useQuery(ExecutionDocument, {
    variables: { seasonIds: [...seasonIds], by },
    fetchPolicy: 'cache-and-network',
  });
  const told = data ?? previousData;
  if (!told) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const { execution: whole, executionFigures: rows } = told;
  if (whole.rate == null) return <EmptyState title={t('execution.nothing')} detail={t('execution.nothingDetail')} />;
  return (
    <div className="k-stack">
      <Section title={t('execution.whole')}>
        <dl className="k-tiles">
          <Tile label={t('execution.rate')}>
            <Percent value={whole.rate} />
          </Tile>
          <Tile label={t('execution.rateWithSubstitutes')}>
            <Percent value={whole.rateWithSubstitutes} />
          </Tile>
          <Tile label={t('execution.ordered')}>
            <Money fen={whole.ordered} />
          </Tile>
          <Tile label={t('execution.part.DELIVERED')}>
            <Money fen={whole.delivered} />
          </Tile>
        </dl>
        <div className="e-whole">
          <Suspense fallback={<PageLoading />}>
            <Waterfall figure={whole} open={open} />
          </Suspense>
          <Parts figure={whole} open={open} />
        </div>
      </Section>
      <Section
        title={t('execution.figures')}
        extra={
          <>
            <Segmented<ExecutionGroup>
              value={by}
              onChange={choose}
              options={groups.map((value) => ({ value, label: t(`execution.by.${value}`) }))}
            />
            <ExportButton name="order-execution" filter={{ seasonIds, by }} />
          </>
        }
      >
        <FigureTable rows={rows} by={by} open={open} />
      </Section>
      <Section title={t('execution.review')}>{review}</Section>
      <LinesDrawer seasonIds={seasonIds} narrow={opened} close={() => open(undefined)} />
    </div>
  );
}

function Tile({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What became of the goods, each part opening its lines. */
function Parts({ figure, open }: { figure: ExecutionFigureLineFragment; open: (narrow: Narrow) => void }): ReactNode {
  const t = useText();
  return (
    <table className="k-table">
      <thead>
        <tr>
          <th>{t('execution.became')}</th>
          <th className="k-number">{t('execution.amount')}</th>
          <th className="k-number">{t('execution.share')}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map(([part, field]) => (
          <tr key={part}>
            <td>{t(`execution.part.${part}`)}</td>
            <td className="k-number">
              {figure[field] === 0 ? (
                <Money fen={0} />
              ) : (
                <button
                  type="button"
                  className="k-link"
                  onClick={() => open({ part, label: t(`execution.part.${part}`) })}
                >
                  <Money fen={figure[field]} />
                </button>
              )}
            </td>
            <td className="k-number">
              <Ratio value={figure[field] / figure.ordered} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('execution.ordered')}</th>
          <td className="k-number">
            <Money fen={figure.ordered} />
          </td>
          <td className="k-number">
            <Ratio value={1} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

/** Which lines a row stands for. */
function rowOf(by: ExecutionGroup, key: string): Omit<Narrow, 'part' | 'label'> {
  if (by === 'FRANCHISEE') return { franchiseeId: key };
  if (by === 'MONTH') return { month: key };
  return by === 'CATEGORY' ? { category: key } : { seasonIds: [key] };
}

function FigureTable({
  rows,
  by,
  open,
}: {
  rows: readonly ExecutionFigureLineFragment[];
  by: ExecutionGroup;
  open: (narrow: Narrow) => void;
}): ReactNode {
  const t = useText();
  const labelOf = useGroupLabel(by);
  return (
    <table className="k-table">
      <thead>
        <tr>
          <th>{t(`execution.by.${by}`)}</th>
          <th className="k-number">{t('execution.ordered')}</th>
          <th className="k-number">{t('execution.part.DELIVERED')}</th>
          <th className="k-number">{t('execution.notCome')}</th>
          <th className="k-number">{t('execution.rate')}</th>
          <th className="k-number">{t('execution.rateWithSubstitutes')}</th>
          <th>{t('execution.mark')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <td>{labelOf(row.label)}</td>
            <td className="k-number">
              <Money fen={row.ordered} />
            </td>
            <td className="k-number">
              <Money fen={row.delivered} />
            </td>
            <td className="k-number">
              {row.short === 0 ? (
                <None />
              ) : (
                <button
                  type="button"
                  className="k-link"
                  onClick={() => open({ part: 'SHORT', label: labelOf(row.label), ...rowOf(by, row.key) })}
                >
                  <Money fen={row.short} />
                </button>
              )}
            </td>
            <td className="k-number">
              <Percent value={row.rate} />
            </td>
            <td className="k-number">
              <Percent value={row.rateWithSubstitutes} />
            </td>
            <td>{row.below && <StateChip tone="bad">{t('execution.below')}</StateChip>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
