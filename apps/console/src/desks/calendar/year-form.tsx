import { useMutation } from '@apollo/client/react';
import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { EnterYearDocument } from '../../gql/calendar/graphql.ts';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { sayDone } from '../../ui/toasts.tsx';

interface Announcement {
  readonly holidays: string;
  readonly makeUpWorkdays?: string;
  readonly reason: string;
}

/** Days as pasted from an announcement: one a line, or with blanks or commas between. */
function daysIn(text = ''): string[] {
  return text.split(/[\s,，、;；]+/).filter(Boolean);
}

/** Enters a year that does not ship yet, from the State Council's announcement. */
export function YearForm({ year, done }: { year: number; done: () => void }): ReactNode {
  const t = useText();
  const [form] = Form.useForm<Announcement>();
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const [enter, { loading, error }] = useMutation(EnterYearDocument, {
    onError: () => {},
    onCompleted: ({ enterCalendarYear: result }) => {
      if (result.__typename === 'InvalidInput') {
        const { holidays, makeUpWorkdays } = form.getFieldsValue();
        const given = { holidays: daysIn(holidays), makeUpWorkdays: daysIn(makeUpWorkdays) };
        setWrong(
          result.fields.map(({ path }) => {
            const [list = '', at = ''] = path.split('.');
            return (list === 'holidays' || list === 'makeUpWorkdays' ? given[list][Number(at)] : undefined) ?? '';
          }),
        );
        return;
      }
      sayDone(t('calendar.saved'));
      done();
    },
  });
  const required = [{ required: true, message: t('calendar.required') }];
  return (
    <Form<Announcement>
      form={form}
      layout="vertical"
      style={{ minWidth: 360, textAlign: 'left' }}
      onFinish={({ holidays, makeUpWorkdays, reason }) =>
        void enter({
          variables: { input: { year, holidays: daysIn(holidays), makeUpWorkdays: daysIn(makeUpWorkdays), reason } },
        })
      }
    >
      <FailureAlert error={error} />
      {wrong.length > 0 && <p role="alert">{t('calendar.wrongDays', { days: wrong.join(' ') })}</p>}
      <Form.Item name="holidays" label={t('calendar.holidays')} extra={t('calendar.daysExplain')} rules={required}>
        <Input.TextArea rows={4} />
      </Form.Item>
      <Form.Item name="makeUpWorkdays" label={t('calendar.makeUpWorkdays')}>
        <Input.TextArea rows={2} />
      </Form.Item>
      <Form.Item name="reason" label={t('calendar.reason')} rules={required}>
        <Input maxLength={500} />
      </Form.Item>
      <Button htmlType="submit" type="primary" loading={loading}>
        {t('calendar.enterYear', { year: String(year) })}
      </Button>
    </Form>
  );
}
