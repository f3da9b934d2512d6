import { useMutation, useQuery } from '@apollo/client/react';
import { DatePicker, Form, Input, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import {
  BookMortgageAppointmentDocument,
  type MortgageAppointmentKind,
  type MortgageAppointmentsQuery,
  MortgageSettingsDocument,
  type WholeMortgageCaseFragment,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { readAgain, useCaseOutcome } from './use-case-change.ts';

const kinds = ['interview', 'loanSigning', 'other'] as const satisfies readonly MortgageAppointmentKind[];

interface Values {
  readonly kind: MortgageAppointmentKind;
  readonly bank: string;
  readonly startsAt: Dayjs;
  readonly escortId: string;
  readonly note?: string;
}

/** Books a customer’s slot at a bank (S17). */
export function BookAppointment({
  item,
  escorts,
  close,
  refetch,
}: {
  item: WholeMortgageCaseFragment;
  escorts: NonNullable<MortgageAppointmentsQuery['mortgageAppointments']>['escorts'];
  close: () => void;
  refetch: () => void;
}): ReactNode {
  const t = useText();
  const outcome = useCaseOutcome();
  const settings = useQuery(MortgageSettingsDocument);
  const [book] = useMutation(BookMortgageAppointmentDocument, { refetchQueries: readAgain });
  const { id, version } = item;
  const needed = [{ required: true, message: t('mortgage.required') }];
  const ownBank = item.applications.find(({ attempt, bank }) => attempt === item.attempt && bank)?.bank;
  const own = escorts.find(({ name }) => name === item.specialist)?.id;
  return (
    <CreateDialog<Values>
      open
      title={t('mortgage.book')}
      action={t('mortgage.save')}
      initialValues={{ kind: 'interview', ...(ownBank && { bank: ownBank }), ...(own && { escortId: own }) }}
      onClose={close}
      create={async ({ startsAt, note, ...values }) => {
        const input = {
          id,
          version,
          ...values,
          note: note ?? null,
          startsAt: startsAt.second(0).millisecond(0).toISOString(),
        };
        const { data } = await book({ variables: { input } });
        const changed = data?.changed;
        const code = changed?.__typename === 'InvalidInput' ? changed.fields[0]?.code : undefined;
        const refused = outcome(changed, refetch);
        if (refused === undefined) return [];
        if (code === 'SLOT_TAKEN')
          return [{ name: ['escortId'], label: t('mortgage.escort'), text: t('mortgage.slotTaken') }];
        if (code === 'DAY_OFF') return [{ name: ['note'], label: t('mortgage.remark'), text: t('mortgage.dayOff') }];
        const text = code === 'PAST' || code === 'NO_SLOT' ? t('mortgage.slotAhead') : refused;
        return [{ name: ['startsAt'], label: t('mortgage.slot'), text }];
      }}
    >
      <Form.Item name="kind" label={t('mortgage.appointmentFor')}>
        <Select options={kinds.map((value) => ({ value, label: t(`mortgage.appointment.${value}`) }))} />
      </Form.Item>
      <Form.Item name="bank" label={t('mortgage.bank')} rules={needed}>
        <Select
          options={(settings.data?.mortgageSettings.banks ?? []).map(({ key, name }) => ({ value: key, label: name }))}
        />
      </Form.Item>
      <Form.Item name="startsAt" label={t('mortgage.slot')} rules={needed}>
        <DatePicker showTime={{ format: 'HH:mm', minuteStep: 30 }} format="YYYY-MM-DD HH:mm" />
      </Form.Item>
      <Form.Item name="escortId" label={t('mortgage.escort')} rules={needed}>
        <Select options={escorts.map((each) => ({ value: each.id, label: each.name }))} />
      </Form.Item>
      <Form.Item name="note" label={t('mortgage.remark')}>
        <Input maxLength={300} />
      </Form.Item>
    </CreateDialog>
  );
}
