import { useMutation } from '@apollo/client/react';
import { Checkbox, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { ChangeDayDocument, type DayFragment } from '../../gql/calendar/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { BusinessDate } from '../../ui/figures.tsx';
import { formPath, markFields } from '../../ui/form-problems.tsx';
import { sayDone } from '../../ui/toasts.tsx';

interface Change {
  readonly office: boolean;
  readonly trading: boolean;
  readonly name?: string | null;
  readonly reason: string;
}

/** Says what a day is, and why. The market never trades on a weekend. */
export function DayForm({ day, close }: { day: DayFragment; close: () => void }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [form] = Form.useForm<Change>();
  const [meanwhile, setMeanwhile] = useState(false);
  const [change, { loading, error }] = useMutation(ChangeDayDocument, {
    onError: () => {},
    onCompleted: ({ changeCalendarDay: result }) => {
      if (result.__typename === 'CalendarDay') {
        sayDone(t('calendar.saved'));
        return close();
      }
      if (result.__typename !== 'InvalidInput') return setMeanwhile(true);
      return markFields(
        form,
        result.fields.map(({ path, code }) => ({
          name: formPath(path),
          label: '',
          text: open('calendar.problem', code),
        })),
      );
    },
    // The changed day has no id in the cache: the month is asked for again.
    refetchQueries: ['CalendarMonth', 'Today'],
  });
  const weekend = [0, 6].includes(new Date(`${day.day}T00:00:00Z`).getUTCDay());
  return (
    <Modal
      open
      title={<BusinessDate value={day.day} weekday />}
      okText={t('calendar.save')}
      cancelText={t('calendar.cancel')}
      confirmLoading={loading}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <FailureAlert error={error} />
      {meanwhile && <p role="alert">{t('calendar.changedMeanwhile')}</p>}
      <Form<Change>
        form={form}
        layout="vertical"
        initialValues={{ office: day.office, trading: day.trading, name: day.name }}
        onFinish={(values) =>
          void change({
            variables: { input: { ...values, name: values.name ?? null, day: day.day, version: day.version } },
          })
        }
      >
        <Form.Item name="office" valuePropName="checked">
          <Checkbox>{t('calendar.officeWorks')}</Checkbox>
        </Form.Item>
        <Form.Item
          name="trading"
          valuePropName="checked"
          extra={weekend ? t('calendar.problem.MARKET_RESTS_ON_WEEKENDS') : undefined}
        >
          <Checkbox disabled={weekend}>{t('calendar.marketTrades')}</Checkbox>
        </Form.Item>
        <Form.Item name="name" label={t('calendar.name')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('calendar.reason')}
          rules={[{ required: true, message: t('calendar.required') }]}
        >
          <Input.TextArea maxLength={500} rows={2} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
