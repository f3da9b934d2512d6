import { useMutation, useQuery } from '@apollo/client/react';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import {
  CloseDisciplineCaseDocument,
  type IssuedKind,
  IssueItemDocument,
  LegalEntitiesDocument,
  OpenDisciplineCaseDocument,
  SetEmploymentDocument,
  type WholeEmployeeFragment,
} from '../../gql/hr/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import type { Problem } from '../../ui/form-problems.tsx';

const refetchQueries = ['Employee'];

interface Employment {
  readonly joinedOn: string;
  readonly probationEndsOn?: string;
  readonly legalEntityId?: string | null;
  readonly leftOn?: string;
}

/** Since when somebody works here and by whom they are employed (H2). */
export function EmploymentDialog({
  employee,
  close,
}: {
  employee: WholeEmployeeFragment;
  close: () => void;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const { data: entities } = useQuery(LegalEntitiesDocument);
  const [set] = useMutation(SetEmploymentDocument, { refetchQueries });
  return (
    <CreateDialog<Employment>
      open
      title={t('hr.employment')}
      action={t('hr.save')}
      initialValues={{
        joinedOn: employee.joinedOn ?? '',
        probationEndsOn: employee.probationEndsOn ?? '',
        legalEntityId: employee.legalEntity?.id ?? null,
        leftOn: employee.leftOn ?? '',
      }}
      onClose={close}
      create={async (values): Promise<readonly Problem[]> => {
        const { data } = await set({
          variables: {
            input: {
              personId: employee.personId,
              version: employee.version,
              joinedOn: values.joinedOn,
              probationEndsOn: values.probationEndsOn || null,
              legalEntityId: values.legalEntityId ?? null,
              leftOn: values.leftOn || null,
            },
          },
        });
        if (data?.set.__typename === 'EmployeeRecord') return [];
        if (data?.set.__typename !== 'InvalidInput')
          return [{ name: ['joinedOn'], label: '', text: t('hr.meanwhile') }];
        return data.set.fields.map(({ path, code }) => ({
          name: [path.replace(/^input\./, '')],
          label: '',
          text: open('hr.problem', code),
        }));
      }}
    >
      <Form.Item
        name="joinedOn"
        label={t('hr.joinedOn')}
        rules={[{ required: true, message: t('hr.problem.REQUIRED') }]}
      >
        <DayInput />
      </Form.Item>
      <Form.Item name="probationEndsOn" label={t('hr.probationEndsOn')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="legalEntityId" label={t('hr.legalEntity')}>
        <Select
          allowClear
          options={(entities?.legalEntities ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="leftOn" label={t('hr.leftOn')}>
        <DayInput />
      </Form.Item>
    </CreateDialog>
  );
}

/** A key or another thing that somebody is given for the work. */
export function IssueDialog({ personId, close }: { personId: string; close: () => void }): ReactNode {
  const t = useText();
  const [issue] = useMutation(IssueItemDocument, { refetchQueries });
  return (
    <CreateDialog<{ kind: IssuedKind; name: string }>
      open
      title={t('hr.issue')}
      action={t('hr.issue')}
      initialValues={{ kind: 'key' }}
      onClose={close}
      create={async ({ kind, name }) => {
        await issue({ variables: { input: { personId, kind, name } } });
        return [];
      }}
    >
      <Form.Item name="kind" label={t('hr.issuedKind')}>
        <Select options={(['key', 'supply'] as const).map((value) => ({ value, label: t(`hr.issued.${value}`) }))} />
      </Form.Item>
      <Words name="name" label={t('hr.issuedName')} longest={100} />
    </CreateDialog>
  );
}

/** Something that somebody is asked to answer for. */
export function OpenCaseDialog({ personId, close }: { personId: string; close: () => void }): ReactNode {
  const t = useText();
  const [openCase] = useMutation(OpenDisciplineCaseDocument, { refetchQueries });
  return (
    <CreateDialog<{ matter: string }>
      open
      title={t('hr.openCase')}
      action={t('hr.openCase')}
      onClose={close}
      create={async ({ matter }) => {
        await openCase({ variables: { input: { personId, matter } } });
        return [];
      }}
    >
      <Words name="matter" label={t('hr.matter')} longest={1000} />
    </CreateDialog>
  );
}

/** How such a case ended. */
export function CloseCaseDialog({ id, close }: { id: string; close: () => void }): ReactNode {
  const t = useText();
  const [closeCase] = useMutation(CloseDisciplineCaseDocument, { refetchQueries });
  return (
    <CreateDialog<{ outcome: string }>
      open
      title={t('hr.closeCase')}
      action={t('hr.closeCase')}
      onClose={close}
      create={async ({ outcome }) => {
        await closeCase({ variables: { id, outcome } });
        return [];
      }}
    >
      <Words name="outcome" label={t('hr.outcome')} longest={1000} />
    </CreateDialog>
  );
}

function Words({ name, label, longest }: { name: string; label: string; longest: number }): ReactNode {
  const t = useText();
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, whitespace: true, message: t('hr.problem.REQUIRED') }]}
    >
      {longest > 100 ? <Input.TextArea rows={3} maxLength={longest} /> : <Input maxLength={longest} />}
    </Form.Item>
  );
}
