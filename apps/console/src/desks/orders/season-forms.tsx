import { useMutation } from '@apollo/client/react';
import { Button, Form, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  AddSeasonDocument,
  ChangeSeasonDocument,
  type SeasonKind,
  type SeasonLineFragment,
} from '../../gql/orders/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { useSaved } from './use-saved.ts';

/** Opens a season for orders. */
export function AddSeason({ added }: { added: (id: string) => void }): ReactNode {
  const t = useText();
  const saved = useSaved();
  const [open, setOpen] = useState(false);
  const [send] = useMutation(AddSeasonDocument);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('orders.addSeason')}</Button>
      <CreateDialog<{ year: number; kind: SeasonKind }>
        open={open}
        title={t('orders.addSeason')}
        initialValues={{ kind: 'SS' }}
        onClose={() => setOpen(false)}
        create={async (input) => {
          const { data } = await send({ variables: { input } });
          if (data?.saved.__typename === 'Season') added(data.saved.id);
          return saved(data?.saved, 'Season', ['year']);
        }}
      >
        <Form.Item name="year" label={t('orders.year')} rules={[{ required: true, message: t('orders.required') }]}>
          <InputNumber min={2000} max={2100} />
        </Form.Item>
        <Form.Item name="kind" label={t('orders.half')}>
          <Select options={(['SS', 'AW'] as const).map((value) => ({ value, label: t(`orders.half.${value}`) }))} />
        </Form.Item>
      </CreateDialog>
    </>
  );
}

interface Settings {
  windowsEndBy: string | null;
  threshold: number;
  expectedOrders: number | null;
}

/** Until when windows may end, below which share a reason is asked, how many orders are expected. */
export function SeasonSettings({ season, changed }: { season: SeasonLineFragment; changed: () => void }): ReactNode {
  const t = useText();
  const saved = useSaved();
  const [open, setOpen] = useState(false);
  const [send] = useMutation(ChangeSeasonDocument);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('orders.settings')}
      </Button>
      <CreateDialog<Settings>
        open={open}
        title={t('orders.settings')}
        action={t('orders.save')}
        initialValues={{
          windowsEndBy: season.windowsEndBy,
          threshold: season.executionThresholdBp / 100,
          expectedOrders: season.expectedOrders,
        }}
        onClose={() => setOpen(false)}
        create={async ({ windowsEndBy, threshold, expectedOrders }) => {
          const input = {
            seasonId: season.id,
            version: season.version,
            windowsEndBy: windowsEndBy || null,
            executionThresholdBp: Math.round(threshold * 100),
            expectedOrders,
          };
          const { data } = await send({ variables: { input } });
          changed();
          return saved(data?.saved, 'Season', ['windowsEndBy', 'threshold', 'expectedOrders']);
        }}
      >
        <Form.Item name="windowsEndBy" label={t('orders.windowsEndBy')} extra={t('orders.windowsEndByDetail')}>
          <DayInput />
        </Form.Item>
        <Form.Item
          name="threshold"
          label={t('orders.threshold')}
          rules={[{ required: true, message: t('orders.required') }]}
        >
          <InputNumber min={0} max={100} step={0.5} suffix="%" />
        </Form.Item>
        <Form.Item name="expectedOrders" label={t('orders.expectedOrders')}>
          <InputNumber min={0} max={100_000} />
        </Form.Item>
      </CreateDialog>
    </>
  );
}
