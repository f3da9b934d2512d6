import { useQuery } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import {
  type FaultLineFragment,
  TraderFaultCountsDocument,
  type TraderFaultState,
  TraderFaultsDocument,
} from '../../gql/quality/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Count, Instant, None } from '../../ui/figures.tsx';
import { QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { AssignFaults } from './assign-faults.tsx';
import { FaultDrawer } from './fault-drawer.tsx';
import { FaultState } from './fault-state.tsx';

const keys = ['state', 'code', 'run', 'whose'] as const;
const states: readonly TraderFaultState[] = ['open', 'mended', 'waived', 'signedOff'];
const idOf = (fault: FaultLineFragment): string => fault.id;

/** Every fault of the register, found at import or later, until the manager signed it off (T6). */
export default function QualityPage(): ReactNode {
  const t = useText();
  const [filters, setFilters] = useQueueFilters(keys);
  const { may } = useSession();
  const [opened, setOpened] = useState<string>();
  const [assigning, setAssigning] = useState<readonly string[]>();
  const filter = {
    state: states.find((state) => state === filters.state) ?? null,
    code: filters.code || null,
    importRunId: filters.run || null,
    mine: filters.whose === 'mine',
    unassigned: filters.whose === 'nobody',
  };
  const counts = useQuery(TraderFaultCountsDocument, { variables: { filter: { ...filter, code: null } } });
  const asked = useQuery(TraderFaultsDocument, {
    variables: { first: 100, filter },
  });
  const list = useQueuePages(asked, 'traderFaults');
  const readAgain = (): void => {
    list.retry();
    void counts.refetch();
  };
  return (
    <>
      <header className="k-head">
        <h1>{t('quality.title')}</h1>
      </header>
      <QueueTable
        name="quality"
        label={t('quality.title')}
        {...list}
        idOf={idOf}
        onOpen={({ id }) => setOpened(id)}
        {...(may('traderFault.mend') && {
          bulk: [{ key: 'assign', label: t('quality.assignTo'), run: setAssigning }],
        })}
        exported={{ name: 'data-faults', filter }}
        filterValues={filters}
        onFilter={setFilters}
        filters={[
          {
            kind: 'choice',
            key: 'state',
            label: t('quality.state'),
            options: states.map((value) => ({ value, label: t(`quality.stateName.${value}`) })),
          },
          {
            kind: 'choice',
            key: 'code',
            label: t('quality.fault'),
            options: (counts.data?.traderFaultCounts ?? []).map(({ code, title }) => ({ value: code, label: title })),
          },
          {
            kind: 'choice',
            key: 'whose',
            label: t('quality.whose'),
            options: [
              { value: 'mine', label: t('quality.mine') },
              { value: 'nobody', label: t('quality.nobody') },
            ],
          },
        ]}
        columns={[
          {
            key: 'state',
            title: t('quality.state'),
            width: 110,
            render: (fault) => <FaultState state={fault.state} />,
          },
          { key: 'fault', title: t('quality.fault'), width: 185, render: (fault) => fault.title },
          {
            key: 'trader',
            title: t('quality.trader'),
            width: 195,
            render: (fault) => (
              <>
                {fault.traderName} <span className="k-quiet">{fault.traderNumber}</span>
              </>
            ),
          },
          { key: 'branch', title: t('quality.branch'), width: 115, render: (fault) => fault.branchName ?? <None /> },
          { key: 'field', title: t('quality.field'), width: 110, render: (fault) => fault.fieldTitle },
          { key: 'cell', title: t('quality.cell'), width: 165, render: (fault) => fault.shown || <None /> },
          { key: 'owner', title: t('quality.owner'), width: 110, render: (fault) => fault.ownerName ?? <None /> },
          {
            key: 'line',
            title: t('quality.line'),
            width: 110,
            figure: true,
            optional: true,
            render: (fault) => (typeof fault.line === 'number' ? <Count value={fault.line} /> : <None />),
          },
          {
            key: 'foundAt',
            title: t('quality.foundAt'),
            width: 165,
            optional: true,
            render: (fault) => <Instant value={fault.foundAt} />,
          },
        ]}
        empty={<EmptyState title={t('quality.none')} detail={t('quality.noneDetail')} />}
      />
      <FaultDrawer id={opened} close={() => setOpened(undefined)} changed={readAgain} />
      {assigning && <AssignFaults faultIds={assigning} close={() => setAssigning(undefined)} done={readAgain} />}
    </>
  );
}
