import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import { ApiKeysDocument, type KeyRowFragment, RevokeApiKeyDocument } from '../../gql/identity/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Instant } from '../../ui/figures.tsx';
import { QueueTable } from '../../ui/queue-table.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { NewKey } from './new-key.tsx';

/** Integrations' keys: what each may do, when it was last used, and its end (X10). */
export default function KeysPage(): ReactNode {
  const t = useText();
  const open = useOpenText();
  const { data, loading, error, refetch } = useQuery(ApiKeysDocument);
  const [revoke, revoked] = useMutation(RevokeApiKeyDocument);
  const [adding, setAdding] = useState(false);
  const end = async (key: KeyRowFragment): Promise<void> => {
    await revoke({ variables: { id: key.id } });
    sayDone(t('identity.key.revokedNow', { name: key.name }));
  };
  return (
    <>
      <header className="k-head">
        <h1>{t('identity.keys')}</h1>
        <span className="k-grow" />
        <Button type="primary" onClick={() => setAdding(true)}>
          {t('identity.key.new')}
        </Button>
      </header>
      <FailureAlert error={revoked.error} />
      <QueueTable<KeyRowFragment>
        name="keys"
        label={t('identity.keys')}
        rows={data?.apiKeys}
        idOf={({ id }) => id}
        loading={loading}
        error={error}
        retry={() => void refetch()}
        total={data?.apiKeys.length}
        exported={{ name: 'api-keys', filter: {} }}
        empty={<EmptyState title={t('identity.key.none')} detail={t('identity.key.noneDetail')} />}
        columns={[
          { key: 'name', title: t('identity.key.name'), width: 150, render: ({ name }) => name },
          {
            key: 'prefix',
            title: t('identity.key.prefix'),
            width: 130,
            render: ({ prefix }) => <code>{prefix}…</code>,
          },
          {
            key: 'permissions',
            title: t('identity.key.permissions'),
            width: 280,
            render: ({ permissions }) => permissions.map((key) => open('identity.permission', key)).join(t('ui.comma')),
          },
          { key: 'state', title: t('identity.key.state'), width: 110, render: (key) => <KeyState apiKey={key} /> },
          {
            key: 'expires',
            title: t('identity.key.expiresAt'),
            width: 150,
            render: ({ expiresAt }) => <Instant value={expiresAt} />,
          },
          {
            key: 'used',
            title: t('identity.key.lastUsedAt'),
            width: 150,
            render: ({ lastUsedAt }) => <Instant value={lastUsedAt} />,
          },
          {
            key: 'by',
            title: t('identity.key.createdBy'),
            width: 110,
            optional: true,
            render: ({ createdByName }) => createdByName,
          },
          {
            key: 'do',
            title: t('identity.key.do'),
            width: 90,
            render: (key) =>
              stateOf(key) === 'live' && (
                <Popconfirm
                  title={t('identity.key.revokeQuestion', { name: key.name })}
                  description={t('identity.key.revokeDetail')}
                  okText={t('identity.key.revoke')}
                  cancelText={t('ui.cancel')}
                  onConfirm={() => void end(key).catch(() => undefined)}
                >
                  <button type="button" className="k-link">
                    {t('identity.key.revoke')}
                  </button>
                </Popconfirm>
              ),
          },
        ]}
      />
      <NewKey open={adding} onClose={() => setAdding(false)} />
    </>
  );
}

function stateOf({ revokedAt, expiresAt }: KeyRowFragment): 'live' | 'revoked' | 'expired' {
  if (revokedAt) return 'revoked';
  return expiresAt && Date.parse(expiresAt) <= Date.now() ? 'expired' : 'live';
}

function KeyState({ apiKey }: { apiKey: KeyRowFragment }): ReactNode {
  const t = useText();
  const state = stateOf(apiKey);
  const tone = { live: 'good', revoked: 'bad', expired: 'neutral' } as const;
  return <StateChip tone={tone[state]}>{t(`identity.keyState.${state}`)}</StateChip>;
}
