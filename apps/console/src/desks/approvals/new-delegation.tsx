import { useMutation } from '@apollo/client/react';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { DelegateDocument, type DelegationsQuery } from '../../gql/approvals/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useOpenText, useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { formPath, type Problem } from '../../ui/form-problems.tsx';
import { sayDone } from '../../ui/toasts.tsx';

interface Values {
  readonly fromPersonId?: string;
  readonly toPersonId: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly reason: string;
}

/** Today in Shanghai. */
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

const labels = {
  fromPersonId: 'approvals.absent',
  toPersonId: 'approvals.standIn',
  startsOn: 'approvals.startsOn',
  endsOn: 'approvals.endsOn',
  reason: 'approvals.reason',
} as const;

/** Somebody stands in from–to; for somebody else only with the permission (X3). */
export function NewDelegation({
  people,
  close,
  done,
}: {
  people: DelegationsQuery['standIns'];
  close: () => void;
  done: () => void;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const { may, person } = useSession();
  const [send] = useMutation(DelegateDocument);
  const create = async (values: Values): Promise<Problem[]> => {
    const input = { ...values, fromPersonId: values.fromPersonId ?? null };
    const { data } = await send({ variables: { input } });
    const result = data?.delegated;
    switch (result?.__typename) {
      case 'Delegation':
        sayDone(t('approvals.delegated', { name: result.to }));
        done();
        return [];
      case 'InvalidInput':
        return result.fields.map(({ path, code }) => {
          const name = formPath(path.replace(/^input\./, ''));
          const field = String(name[0]) as keyof typeof labels;
          return { name, label: t(labels[field]), text: open('approvals.problem', code) };
        });
      default:
        return [{ name: ['toPersonId'], label: t('approvals.standIn'), text: t('approvals.problem.GONE') }];
    }
  };
  const options = people.map(({ id, name, posts }) => ({ value: id, label: posts ? `${name}（${posts}）` : name }));
  const needed = [{ required: true, message: t('approvals.problem.REQUIRED') }];
  const filter = { optionFilterProp: 'label' };
  return (
    <CreateDialog<Values>
      open
      title={t('approvals.delegate')}
      action={t('approvals.delegateDo')}
      initialValues={{ startsOn: today(), endsOn: today() }}
      create={create}
      onClose={close}
    >
      {may('approval.delegate') && (
        <Form.Item name="fromPersonId" label={t('approvals.absent')} extra={t('approvals.absentHint')}>
          <Select allowClear showSearch={filter} placeholder={person.name} options={options} />
        </Form.Item>
      )}
      <Form.Item name="toPersonId" label={t('approvals.standIn')} rules={needed}>
        <Select showSearch={filter} options={options.filter(({ value }) => value !== person.id)} />
      </Form.Item>
      <Form.Item name="startsOn" label={t('approvals.startsOn')} rules={needed}>
        <DayInput required />
      </Form.Item>
      <Form.Item name="endsOn" label={t('approvals.endsOn')} rules={needed}>
        <DayInput required />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('approvals.reason')}
        rules={[{ required: true, whitespace: true, message: t('approvals.problem.REQUIRED') }]}
      >
        <Input maxLength={500} />
      </Form.Item>
    </CreateDialog>
  );
}
