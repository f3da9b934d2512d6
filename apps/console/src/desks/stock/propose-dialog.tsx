import { useMutation } from '@apollo/client/react';
import { Form, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import {
  type AllocationMode,
  type AllocationPool,
  type AllocationRunLineFragment,
  ProposeAllocationDocument,
} from '../../gql/stock/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { useRefusals } from './refusals.ts';

interface Values {
  readonly receipt?: string;
  readonly pool?: AllocationPool;
  readonly windowsBeginBy?: string;
  readonly mode: AllocationMode;
  readonly packSize: number;
  /** Percent. */
  readonly minimumFill: number;
}

const modes = ['TIERS', 'FIRST_COME'] as const;
const pools = ['MAIN', 'LATE', 'NEW_CUSTOMER'] as const;

/** Asks by which rules to share out; from a proposal on: what if they were others? Nothing is held by it (F4). */
export function ProposeDialog({
  from,
  close,
  proposed,
}: {
  /** The proposal that the new one takes the place of. */
  from?: AllocationRunLineFragment;
  close: () => void;
  proposed: (run: AllocationRunLineFragment) => void;
}): ReactNode {
  const t = useText();
  const problems = useRefusals();
  const [send] = useMutation(ProposeAllocationDocument);
  return (
    <CreateDialog<Values>
      open
      title={t(from ? 'stock.whatIf' : 'stock.propose')}
      action={t('stock.compute')}
      initialValues={{
        mode: from?.mode ?? 'TIERS',
        packSize: from?.packSize ?? 1,
        minimumFill: (from?.minimumFill ?? 0) / 100,
        ...(from?.receipt && { receipt: from.receipt }),
        ...(from?.pool && { pool: from.pool }),
        ...(from?.windowsBeginBy && { windowsBeginBy: from.windowsBeginBy }),
      }}
      onClose={close}
      create={async ({ receipt, pool, windowsBeginBy, mode, packSize, minimumFill }) => {
        const { data } = await send({
          variables: {
            input: {
              receipt: receipt || null,
              pool: pool ?? null,
              windowsBeginBy: windowsBeginBy || null,
              mode,
              packSize,
              minimumFill: Math.round(minimumFill * 100),
              replaces: from?.id ?? null,
            },
          },
        });
        const result = data?.proposeAllocation;
        if (result?.__typename !== 'AllocationRun') return problems(result, 'receipt');
        proposed(result);
        return [];
      }}
    >
      <Form.Item name="receipt" label={t('stock.receipt')} extra={t('stock.receiptHow')}>
        <Input maxLength={40} allowClear />
      </Form.Item>
      <Form.Item name="mode" label={t('stock.mode')}>
        <Radio.Group options={modes.map((value) => ({ value, label: t(`stock.mode.${value}`) }))} />
      </Form.Item>
      <Form.Item name="packSize" label={t('stock.packSize')} extra={t('stock.packSizeHow')}>
        <InputNumber precision={0} min={1} max={10_000} />
      </Form.Item>
      <Form.Item name="minimumFill" label={t('stock.minimumFill')} extra={t('stock.minimumFillHow')}>
        <InputNumber precision={2} min={0} max={100} suffix="%" />
      </Form.Item>
      <Form.Item name="pool" label={t('stock.pool')}>
        <Select
          allowClear
          placeholder={t('stock.pool.all')}
          options={pools.map((value) => ({ value, label: t(`stock.pool.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="windowsBeginBy" label={t('stock.windowsBeginBy')} extra={t('stock.windowsBeginByHow')}>
        <DayInput />
      </Form.Item>
    </CreateDialog>
  );
}
