import { useMutation } from '@apollo/client/react';
import { Form } from 'antd';
import type { ReactNode } from 'react';
import { ScheduleTransferDocument, type WholeHrRequestFragment } from '../../gql/hr/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { sayDone } from '../../ui/toasts.tsx';

/** Sets the day on which a signed change takes effect (H5). */
export function ScheduleDialog({
  request: { id, version, number, desiredOn },
  close,
  done,
}: {
  request: WholeHrRequestFragment;
  close: () => void;
  done: () => void;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [schedule] = useMutation(ScheduleTransferDocument, { refetchQueries: ['Mirror'] });
  return (
    <CreateDialog<{ effectiveOn: string }>
      open
      title={`${t('hr.setDay')} ${number}`}
      action={t('hr.setDay')}
      initialValues={{ effectiveOn: desiredOn ?? '' }}
      onClose={close}
      create={async ({ effectiveOn }) => {
        const { data } = await schedule({ variables: { input: { id, version, effectiveOn } } });
        const moved = data?.moved;
        const wrong = (text: string): { name: string[]; label: string; text: string }[] => [
          { name: ['effectiveOn'], label: t('hr.effectiveOn'), text },
        ];
        done();
        switch (moved?.__typename) {
          case 'HrRequestRecord':
            sayDone(t('hr.moved', { number, state: moved.state.title }));
            return [];
          case 'InvalidInput':
            return wrong(moved.fields.map(({ code }) => open('hr.problem', code)).join('；'));
          case 'TransitionBlocked':
            return wrong(moved.reasons.map(({ text }) => text).join('；'));
          default:
            return wrong(t('hr.meanwhile'));
        }
      }}
    >
      <Form.Item
        name="effectiveOn"
        label={t('hr.effectiveOn')}
        extra={t('hr.setDayHint')}
        rules={[{ required: true, message: t('hr.problem.REQUIRED') }]}
      >
        <DayInput />
      </Form.Item>
    </CreateDialog>
  );
}
