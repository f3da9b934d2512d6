import { useApolloClient, useMutation } from '@apollo/client/react';
import { Button, Checkbox, Drawer, Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { ChangeTraderDocument, TraderDocument, type WholeTraderFragment } from '../../gql/traders/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { ChangedByAnother } from '../../ui/changed-by-another.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { formPath, markFields, type Problem, ProblemSummary } from '../../ui/form-problems.tsx';
import type { FieldDiff } from '../../ui/timeline.tsx';
import { sayDone } from '../../ui/toasts.tsx';

interface Values {
  readonly branchId: string;
  readonly marketOwner: string;
  readonly priority: boolean;
  readonly seatNumber: string;
  readonly remark: string;
}

/** The trader as the form begins. */
function valuesOf(trader: WholeTraderFragment): Values {
  return {
    branchId: trader.branch.id,
    marketOwner: trader.marketOwner ?? '',
    priority: trader.priority,
    seatNumber: trader.seatNumber ?? '',
    remark: trader.remark,
  };
}

const fields = ['branchId', 'marketOwner', 'priority', 'seatNumber', 'remark'] as const;

/** What was typed that differs from the trader. */
function changesOf(trader: WholeTraderFragment, typed: Values): object {
  const stored = valuesOf(trader);
  return Object.fromEntries(fields.filter((key) => typed[key] !== stored[key]).map((key) => [key, typed[key]]));
}

/** Changes a trader; two who save one trader see each other's change (T6). Sensitive fields change by application (T4). */
export function TraderEdit({
  trader,
  branches,
  refetch,
  close,
}: {
  trader: WholeTraderFragment;
  branches: readonly { readonly id: string; readonly name: string }[];
  refetch: () => void;
  close: () => void;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const client = useApolloClient();
  const [form] = Form.useForm<Values>();
  const [opened, setOpened] = useState(trader);
  const [theirs, setTheirs] = useState<WholeTraderFragment>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [change, { loading, error }] = useMutation(ChangeTraderDocument, { onError: () => {} });

  const label = (key: string): string => open('traders.field', key === 'branchId' ? 'branch' : key);
  const save = async (base: WholeTraderFragment): Promise<void> => {
    setProblems([]);
    const typed = form.getFieldsValue(true) as Values;
    const { data } = await change({
      variables: { id: base.id, version: base.version, change: changesOf(base, typed) },
    });
    const result = data?.changeTrader;
    switch (result?.__typename) {
      case 'Trader':
        sayDone(t('traders.saved'));
        refetch();
        close();
        break;
      case 'InvalidInput': {
        const found = result.fields.map(({ path, code }) => {
          const [field = ''] = formPath(path);
          return { name: [field], label: label(String(field)), text: open('traders.problem', code) };
        });
        setProblems(found);
        markFields(form, found);
        break;
      }
      case 'ChangedMeanwhile': {
        const { data: now } = await client.query({
          query: TraderDocument,
          variables: { id: base.id },
          fetchPolicy: 'network-only',
        });
        if (now?.trader) setTheirs(now.trader);
        break;
      }
      case 'NotFound':
        refetch();
        close();
        break;
      case undefined:
    }
  };
  const nameOf = (id: string): string => branches.find((branch) => branch.id === id)?.name ?? id;
  const word = (key: (typeof fields)[number], values: Values): string => {
    const value = values[key];
    if (typeof value === 'boolean') return t(value ? 'ui.yes' : 'ui.no');
    return key === 'branchId' ? nameOf(value) : value || t('ui.none');
  };
  const differences = (mine: WholeTraderFragment, now: WholeTraderFragment): FieldDiff[] => {
    const [before, after] = [valuesOf(mine), valuesOf(now)];
    return fields
      .filter((key) => before[key] !== after[key])
      .map((key) => ({ key, label: label(key), before: word(key, before), after: word(key, after) }));
  };

  return (
    <Drawer
      open
      size={520}
      title={t('traders.editTitle', { name: trader.name })}
      onClose={close}
      footer={
        <div className="k-actions">
          <Button onClick={close}>{t('traders.cancel')}</Button>
          <Button type="primary" loading={loading} onClick={() => form.submit()} disabled={theirs !== undefined}>
            {t('traders.save')}
          </Button>
        </div>
      }
    >
      <FailureAlert error={error} />
      {theirs && (
        <ChangedByAnother
          changes={differences(opened, theirs)}
          keepMine={() => {
            setOpened(theirs);
            setTheirs(undefined);
            void save(theirs);
          }}
          takeTheirs={() => {
            setOpened(theirs);
            form.setFieldsValue(valuesOf(theirs));
            setTheirs(undefined);
            refetch();
          }}
        />
      )}
      <ProblemSummary form={form} problems={problems} />
      <Form<Values>
        form={form}
        layout="vertical"
        className="k-form"
        initialValues={valuesOf(trader)}
        onFinish={() => void save(opened)}
      >
        <Form.Item name="branchId" label={label('branchId')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={branches.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item name="marketOwner" label={label('marketOwner')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="seatNumber" label={label('seatNumber')}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name="remark" label={label('remark')}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
        <Form.Item name="priority" valuePropName="checked">
          <Checkbox>{t('traders.priorityHint')}</Checkbox>
        </Form.Item>
      </Form>
    </Drawer>
  );
}
