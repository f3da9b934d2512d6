import { useQuery } from '@apollo/client/react';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { TraderFaultDocument, type WholeFaultFragment } from '../../gql/quality/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Instant, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { FaultState } from './fault-state.tsx';
import { MendForm } from './mend-form.tsx';
import { SettleFault } from './settle-fault.tsx';

/** One fault: what is wrong, how it is mended, the whole row, and what may be done. */
export function FaultDrawer({
  id,
  close,
  changed,
}: {
  id: string | undefined;
  close: () => void;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const { data, error, refetch } = useQuery(TraderFaultDocument, {
    variables: { id: id ?? '' },
    skip: id === undefined,
    fetchPolicy: 'network-only',
  });
  const fault = data?.traderFault;
  return (
    <Drawer
      open={id !== undefined}
      onClose={close}
      size={560}
      destroyOnHidden
      title={fault ? fault.title : t('quality.fault')}
      closable={{ 'aria-label': t('quality.close') }}
    >
      {!data && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />)}
      {data && !fault && <EmptyState title={t('ui.failure.NOT_FOUND')} />}
      {fault && (
        <div className="k-stack">
          <About fault={fault} />
          {fault.availableTransitions.includes('mend') && (
            <MendForm key={fault.id} fault={fault} changed={changed} close={close} />
          )}
          <SettleFault fault={fault} changed={changed} />
        </div>
      )}
    </Drawer>
  );
}

function About({ fault }: { fault: WholeFaultFragment }): ReactNode {
  const t = useText();
  const settledBy =
    fault.settledByName ?? (fault.foundLater && fault.state === 'mended' ? t('quality.settledItself') : null);
  return (
    <Facts
      facts={[
        { key: 'state', label: t('quality.state'), value: <FaultState state={fault.state} /> },
        { key: 'trader', label: t('quality.trader'), value: <TraderOf fault={fault} /> },
        { key: 'branch', label: t('quality.branch'), value: fault.branchName ?? <None /> },
        { key: 'cell', label: fault.fieldTitle, value: fault.shown || <None /> },
        { key: 'expectation', label: t('quality.expectation'), value: fault.expectation },
        { key: 'mend', label: t('quality.howTo'), value: fault.mend },
        { key: 'owner', label: t('quality.owner'), value: fault.ownerName ?? <None /> },
        { key: 'found', label: t('quality.foundAt'), value: <Instant value={fault.foundAt} /> },
        ...(fault.note ? [{ key: 'note', label: t('quality.note'), value: fault.note }] : []),
        ...(settledBy ? [{ key: 'settled', label: t('quality.settledBy'), value: settledBy }] : []),
        ...(fault.signedOffByName
          ? [{ key: 'signed', label: t('quality.signedOffBy'), value: fault.signedOffByName }]
          : []),
      ]}
    />
  );
}

/** The trader, with a way to the record once it is in the register: what is found there is mended there. */
function TraderOf({ fault }: { fault: WholeFaultFragment }): ReactNode {
  const name = `${fault.traderName} ${fault.traderNumber}`;
  return fault.traderId ? <Link to={`/traders/${fault.traderId}`}>{name}</Link> : name;
}
