import { useMutation, useQuery } from '@apollo/client/react';
import { Checkbox, DatePicker, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { CreateTaskDocument, TaskTakersDocument } from '../../gql/tasks/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useOpenText, useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import type { Problem } from '../../ui/form-problems.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { useRoleName } from '../identity/role-name.ts';

/** Office minutes to choose from; a day has 450. */
const spans = ['120', '225', '450', '1350', '2250', '4500'] as const;

interface Wish {
  readonly title: string;
  readonly note?: string;
  /** `person:<id>` or `role:<key>`; the person herself where it is left out. */
  readonly taker?: string;
  readonly due: (typeof spans)[number] | 'at';
  readonly dueAt?: Dayjs;
  readonly evidenceNeeded?: boolean;
}

/** Something for a person, a role or oneself to do until an instant or within office hours (T20). */
export function NewTask({
  open,
  close,
  done,
  subject,
}: {
  open: boolean;
  close: () => void;
  done: () => void;
  /** What it is about; nothing where it is left out. */
  subject?: { readonly type: string; readonly id: string };
}): ReactNode {
  const t = useText();
  const openText = useOpenText();
  const [create] = useMutation(CreateTaskDocument, { refetchQueries: ['TaskCounts', 'TasksOf'] });
  const send = async ({ title, note, taker = '', due, dueAt, evidenceNeeded }: Wish): Promise<readonly Problem[]> => {
    const [kind, who] = taker.split(':');
    const { data } = await create({
      variables: {
        input: {
          title,
          note: note ?? null,
          subject: subject ?? null,
          ownerId: kind === 'person' ? (who ?? null) : null,
          role: kind === 'role' ? (who ?? null) : null,
          // What is picked is what the office's clock shows.
          ...(due === 'at' ? { dueAt: dueAt?.format('YYYY-MM-DDTHH:mm:00+08:00') } : { officeMinutes: Number(due) }),
          evidenceNeeded: evidenceNeeded ?? false,
        },
      },
    });
    const worked = data?.worked;
    if (worked?.__typename === 'Task') {
      sayDone(t('tasks.given'));
      done();
      return [];
    }
    if (worked?.__typename === 'InvalidInput') {
      return worked.fields.map(({ path, code }) => {
        const field = path.replace(/^input\./, '');
        const name = field === 'officeMinutes' ? 'due' : field === 'role' || field === 'ownerId' ? 'taker' : field;
        return { name: [name], label: name, text: openText('tasks.problem', code) };
      });
    }
    return [{ name: ['taker'], label: t('tasks.to'), text: t('tasks.problem.NOT_FOUND') }];
  };
  return (
    <CreateDialog<Wish>
      open={open}
      title={t('tasks.new')}
      action={t('tasks.give')}
      initialValues={{ due: '450' }}
      create={send}
      onClose={close}
    >
      <Fields />
    </CreateDialog>
  );
}

function Fields(): ReactNode {
  const t = useText();
  const { may, person } = useSession();
  const roleName = useRoleName();
  const due: string | undefined = Form.useWatch('due');
  const { data, loading } = useQuery(TaskTakersDocument, { variables: { roles: may('task.create') } });
  const required = [{ required: true, message: t('tasks.problem.REQUIRED') }];
  return (
    <>
      <Form.Item name="title" label={t('tasks.what')} rules={[{ ...required[0], whitespace: true }]}>
        <Input maxLength={200} autoFocus />
      </Form.Item>
      <Form.Item name="taker" label={t('tasks.to')} extra={t('tasks.to.explain')}>
        <Select
          allowClear
          loading={loading}
          placeholder={person.name}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            {
              label: t('tasks.to.roles'),
              options: (data?.taskRoles ?? []).map(({ key, name, people }) => ({
                value: `role:${key}`,
                label: t('tasks.to.role', { role: roleName({ roleKey: key, roleName: name }), people }),
              })),
            },
            {
              label: t('tasks.to.people'),
              options: (data?.taskPeople ?? []).map(({ id, name, open }) => ({
                value: `person:${id}`,
                label: t('tasks.laden', { name, open }),
              })),
            },
          ]}
        />
      </Form.Item>
      <Form.Item name="due" label={t('tasks.dueAt')} rules={required}>
        <Select
          options={[
            ...spans.map((value) => ({ value, label: t(`tasks.within.${value}`) })),
            { value: 'at', label: t('tasks.within.at') },
          ]}
        />
      </Form.Item>
      {due === 'at' && (
        <Form.Item name="dueAt" label={t('tasks.at')} rules={required}>
          <DatePicker showTime={{ format: 'HH:mm', minuteStep: 5 }} format="YYYY-MM-DD HH:mm" />
        </Form.Item>
      )}
      <Form.Item name="note" label={t('tasks.note')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item name="evidenceNeeded" valuePropName="checked">
        <Checkbox>{t('tasks.askEvidence')}</Checkbox>
      </Form.Item>
    </>
  );
}
