import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import {
  AddOptOutDocument,
  EndOptOutDocument,
  type OneOptOutFragment,
  OptOutsDocument,
} from '../../gql/messaging/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Instant, None } from '../../ui/figures.tsx';
import { formPath } from '../../ui/form-problems.tsx';
import { type QueueColumn, QueueTable } from '../../ui/queue-table.tsx';
import { sayDone } from '../../ui/toasts.tsx';

/** Phones that get no messages: they answered STOP, or somebody said so for them (X7). */
export default function OptOutsPage(): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<OneOptOutFragment>();
  const { data, loading, error, refetch } = useQuery(OptOutsDocument);
  const [add] = useMutation(AddOptOutDocument);
  const [end] = useMutation(EndOptOutDocument);
  const columns = useMemo<QueueColumn<OneOptOutFragment>[]>(
    () => [
      { key: 'phone', title: t('messaging.phone'), width: 150, render: (row) => row.phoneMasked },
      {
        key: 'source',
        title: t('messaging.optOut.source'),
        width: 150,
        render: (row) => open('messaging.optOut.by', row.source),
      },
      { key: 'at', title: t('messaging.optOut.since'), width: 170, render: (row) => <Instant value={row.beganAt} /> },
      {
        key: 'by',
        title: t('messaging.optOut.enteredBy'),
        width: 150,
        render: (row) => (row.beganBy === 'system' ? t('messaging.house') : row.beganBy),
      },
      { key: 'reason', title: t('messaging.reason'), width: 260, render: (row) => row.reason ?? <None /> },
    ],
    [t, open],
  );
  const reason = (
    <Form.Item
      name="reason"
      label={t('messaging.reason')}
      rules={[{ required: true, whitespace: true, message: t('messaging.required') }]}
    >
      <Input.TextArea maxLength={500} rows={3} />
    </Form.Item>
  );
  return (
    <>
      <header className="k-head">
        <h1>{t('messaging.optOuts')}</h1>
        <span className="k-grow" />
        <Button type="primary" onClick={() => setAdding(true)}>
          {t('messaging.optOut.add')}
        </Button>
      </header>
      <p className="k-quiet">{t('messaging.optOut.explain')}</p>
      <QueueTable<OneOptOutFragment>
        name="opt-outs"
        label={t('messaging.optOuts')}
        columns={columns}
        rows={data?.optOuts}
        idOf={(row) => row.id}
        loading={loading}
        error={error}
        retry={() => void refetch()}
        total={data?.optOuts.length ?? null}
        onOpen={setEnding}
        exported={{ name: 'opt-outs', filter: {} }}
        empty={<EmptyState title={t('messaging.optOut.none')} detail={t('messaging.optOut.noneDetail')} />}
      />
      <CreateDialog<{ phone: string; reason: string }>
        open={adding}
        title={t('messaging.optOut.add')}
        action={t('messaging.save')}
        create={async (input) => {
          const { data: said } = await add({ variables: { input } });
          const result = said?.addOptOut;
          if (result?.__typename === 'InvalidInput') {
            return result.fields.map(({ path }) => ({
              name: formPath(path),
              label: t('messaging.phone'),
              text: t('messaging.optOut.there'),
            }));
          }
          sayDone(t('messaging.saved'));
          await refetch();
          return [];
        }}
        onClose={() => setAdding(false)}
      >
        <Form.Item
          name="phone"
          label={t('messaging.phone')}
          rules={[{ required: true, pattern: /^\+\d{6,15}$/, message: t('messaging.phoneForm') }]}
        >
          <Input inputMode="tel" maxLength={16} placeholder="+8613800000000" />
        </Form.Item>
        {reason}
      </CreateDialog>
      <CreateDialog<{ reason: string }>
        open={ending !== undefined}
        title={t('messaging.optOut.endOf', { phone: ending?.phoneMasked ?? '' })}
        action={t('messaging.optOut.end')}
        create={async ({ reason: why }) => {
          await end({ variables: { input: { id: ending?.id ?? '', reason: why } } });
          sayDone(t('messaging.saved'));
          await refetch();
          return [];
        }}
        onClose={() => setEnding(undefined)}
      >
        {reason}
      </CreateDialog>
    </>
  );
}
