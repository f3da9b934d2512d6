import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { type GatewayFragment, GatewaysDocument } from '../../gql/messaging/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { FreezeBanner } from './freeze-banner.tsx';
import { FreezeButton } from './freeze-button.tsx';
import { GatewayCard } from './gateway-card.tsx';
import { GatewayForm } from './gateway-form.tsx';
import { RoutesForm } from './routes-form.tsx';

/** The gateways that messages leave by, how they are, and which way messages take (X7). */
export default function GatewaysPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [editing, setEditing] = useState<GatewayFragment | 'new'>();
  const { data, error, refetch } = useQuery(GatewaysDocument, { pollInterval: editing ? 0 : 10_000 });
  if (!data)
    return error ? (
      <ErrorState page={t('messaging.gateways')} error={error} retry={() => void refetch()} />
    ) : (
      <PageLoading />
    );
  const again = (): void => void refetch();
  const mayChange = may('gateway.settings');
  return (
    <>
      <header className="k-head">
        <h1>{t('messaging.gateways')}</h1>
        <span className="k-grow" />
        {!data.sendingFreeze && may('message.settings') && <FreezeButton done={again} />}
        {mayChange && (
          <Button type="primary" onClick={() => setEditing('new')}>
            {t('messaging.gateway.add')}
          </Button>
        )}
      </header>
      <div className="k-stack">
        {data.sendingFreeze && <FreezeBanner freeze={data.sendingFreeze} done={again} />}
        {data.messageGateways.map((gateway) => (
          <GatewayCard key={gateway.name} gateway={gateway} {...(mayChange && { edit: () => setEditing(gateway) })} />
        ))}
        <RoutesForm
          key={data.gatewayRoutes.map(({ id }) => id).join()}
          routes={data.gatewayRoutes}
          gateways={data.messageGateways}
          purposes={[...new Set(data.messageTemplates.map(({ purpose }) => purpose))]}
          mayChange={mayChange}
          done={again}
        />
      </div>
      {editing && (
        <GatewayForm
          gateway={editing === 'new' ? undefined : editing}
          adapters={data.gatewayAdapters}
          templates={data.messageTemplates}
          close={() => {
            setEditing(undefined);
            again();
          }}
        />
      )}
    </>
  );
}
