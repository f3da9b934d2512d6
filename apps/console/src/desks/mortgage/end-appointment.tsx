import { useMutation } from '@apollo/client/react';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import {
  EndMortgageAppointmentDocument,
  type MortgageAppointmentState,
  type WholeMortgageCaseFragment,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { readAgain, useCaseOutcome } from './use-case-change.ts';

const outcomes = ['kept', 'noShow', 'cancelled'] as const satisfies readonly MortgageAppointmentState[];

interface Values {
  readonly outcome: (typeof outcomes)[number];
  readonly note?: string;
}

/** Says what became of an appointment (S17). */
export function EndAppointment({
  item: { id, version },
  appointmentId,
  close,
  refetch,
}: {
  item: WholeMortgageCaseFragment;
  appointmentId: string;
  close: () => void;
  refetch: () => void;
}): ReactNode {
  const t = useText();
  const outcomeOf = useCaseOutcome();
  const [end] = useMutation(EndMortgageAppointmentDocument, { refetchQueries: readAgain });
  return (
    <CreateDialog<Values>
      open
      title={t('mortgage.endAppointment')}
      action={t('mortgage.save')}
      initialValues={{ outcome: 'kept' }}
      onClose={close}
      create={async ({ outcome, note }) => {
        const { data } = await end({
          variables: { input: { id, version, appointmentId, outcome, note: note ?? null } },
        });
        const changed = data?.changed;
        const code = changed?.__typename === 'InvalidInput' ? changed.fields[0]?.code : undefined;
        const refused = outcomeOf(changed, refetch);
        if (refused === undefined) return [];
        if (code === 'TOO_EARLY')
          return [{ name: ['outcome'], label: t('mortgage.state'), text: t('mortgage.tooEarly') }];
        const text = code === 'REQUIRED' ? t('mortgage.required') : refused;
        return [{ name: ['note'], label: t('mortgage.reason'), text }];
      }}
    >
      <Form.Item name="outcome" label={t('mortgage.state')}>
        <Select options={outcomes.map((value) => ({ value, label: t(`mortgage.appointmentState.${value}`) }))} />
      </Form.Item>
      <Form.Item name="note" label={t('mortgage.reason')} extra={t('mortgage.endReasonHelp')}>
        <Input maxLength={300} />
      </Form.Item>
    </CreateDialog>
  );
}
