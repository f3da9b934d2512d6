import { useQuery } from '@apollo/client/react';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import {
  MortgageBoardDocument,
  type MortgageBoardQuery,
  type MortgageCaseFilter,
  type MortgageCaseRowFragment,
  type WhoseTime,
} from '../../gql/mortgage/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Money, None } from '../../ui/figures.tsx';
import type { FilterValues } from '../../ui/queue-filters.tsx';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { usePages } from '../../ui/use-pages.ts';
import { Waited } from '../../ui/waited.tsx';
import { BoardColumns } from './board-columns.tsx';
import { CaseMarks, CaseState } from './case-state.tsx';
import { MoneyAtRisk } from './money-at-risk.tsx';
import { MoneyToday } from './money-today.tsx';
import { WhoseChip, whoseTime } from './whose-chip.tsx';
import './mortgage.css';

const keys = ['text', 'state', 'whose', 'only'] as const;
type Key = (typeof keys)[number];
const only = ['late', 'gap', 'held', 'problem'] as const;

function filterOf(values: FilterValues<Key>): MortgageCaseFilter {
  return {
    text: values.text || null,
    states: values.state ? values.state.split(',') : null,
    whose: values.whose ? (values.whose.split(',') as WhoseTime[]) : null,
    ...Object.fromEntries(only.map((each) => [each, values.only === each || null])),
  };
}

/** The board: where cases stand and whose time it is, what to do first, and the cases themselves (S2). */
export default function BoardPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [values, change] = useQueueFilters(keys);
  const filter = useMemo(() => filterOf(values), [values]);
  const asked = useQuery(MortgageBoardDocument, { variables: { filter, first: 50 }, fetchPolicy: 'cache-and-network' });
  const board = (asked.data ?? asked.previousData)?.mortgageBoard;
  const pages = usePages(asked.data?.mortgageBoard.cases.pageInfo, (after) =>
    asked.fetchMore({
      variables: { after },
      updateQuery: (
        before: MortgageBoardQuery,
        { fetchMoreResult: next }: { fetchMoreResult: MortgageBoardQuery },
      ) => ({
        mortgageBoard: {
          ...before.mortgageBoard,
          cases: {
            ...next.mortgageBoard.cases,
            nodes: [...before.mortgageBoard.cases.nodes, ...next.mortgageBoard.cases.nodes],
          },
        },
      }),
    }),
  );
  const columns = useColumns();
  return (
    <>
      <header className="k-head">
        <h1>{t('mortgage.cases')}</h1>
        <span className="k-grow" />
        {may('mortgageBankForm.settings') && <Link to="/mortgage-bank-forms">{t('mortgage.bankForms')}</Link>}
        {may('mortgageCase.settings') && <Link to="/mortgage-settings">{t('mortgage.settings')}</Link>}
      </header>
      <div className="m-page">
        {may('mortgageCase.work') && <MoneyToday />}
        <MoneyAtRisk />
        {board && (
          <BoardColumns
            counts={board.counts}
            chosen={values.state ?? ''}
            choose={(state) => change({ ...values, state })}
          />
        )}
        <QueueTable<MortgageCaseRowFragment>
          name="mortgageCases"
          label={t('mortgage.cases')}
          columns={columns}
          rows={board?.cases.nodes}
          loading={asked.loading || pages.loadingMore}
          error={asked.error ?? pages.moreError}
          retry={() => void asked.refetch()}
          loadMore={pages.loadMore}
          idOf={(row) => row.id}
          filters={[
            { kind: 'text', key: 'text', label: t('mortgage.filter.text') },
            {
              kind: 'choice',
              key: 'whose',
              label: t('mortgage.filter.whose'),
              options: whoseTime.map((value) => ({ value, label: t(`mortgage.whose.${value}`) })),
            },
            {
              kind: 'choice',
              key: 'only',
              label: t('mortgage.filter.only'),
              options: only.map((value) => ({ value, label: t(`mortgage.only.${value}`) })),
            },
          ]}
          filterValues={values}
          onFilter={change}
          exported={{ name: 'mortgage-cases', filter }}
          addressOf={(row) => `/mortgage-cases/${row.id}`}
          empty={<EmptyState title={t('mortgage.noCases')} detail={t('mortgage.noCasesDetail')} />}
        />
      </div>
    </>
  );
}

function useColumns(): QueueColumn<MortgageCaseRowFragment>[] {
  const t = useText();
  return useMemo(
    () => [
      { key: 'number', title: t('mortgage.number'), width: 90, render: (row) => row.number },
      { key: 'house', title: t('mortgage.house'), width: 90, render: (row) => row.house },
      { key: 'buyers', title: t('mortgage.buyers'), width: 140, render: (row) => row.buyers || <None /> },
      { key: 'state', title: t('mortgage.state'), width: 150, render: (row) => <CaseState state={row.state} /> },
      { key: 'whose', title: t('mortgage.whoseTime'), width: 90, render: (row) => <WhoseChip whose={row.whose} /> },
      {
        key: 'waited',
        title: t('mortgage.waited'),
        width: 90,
        figure: true,
        render: (row) => (row.state.final ? <None /> : <Waited since={row.stateSince} />),
      },
      { key: 'marks', title: t('mortgage.marks'), width: 160, render: (row) => <CaseMarks row={row} /> },
      {
        key: 'due',
        title: t('mortgage.dueMoney'),
        width: 130,
        figure: true,
        render: (row) => <Money fen={row.dueFen} />,
      },
      { key: 'team', title: t('mortgage.team'), width: 110, render: (row) => row.team },
      { key: 'specialist', title: t('mortgage.specialist'), width: 110, render: (row) => row.specialist ?? <None /> },
      {
        key: 'contract',
        title: t('mortgage.contract'),
        width: 110,
        optional: true,
        render: (row) => row.contractNumber,
      },
    ],
    [t],
  );
}
