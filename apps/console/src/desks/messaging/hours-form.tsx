import { useMutation } from '@apollo/client/react';
import { Button, Form, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { type PolicyFragment, SetHoursDocument } from '../../gql/messaging/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { clockOf } from './clock.ts';

/** The hours in which messages of a purpose may leave. */
export function HoursForm({ policy }: { policy: PolicyFragment }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [refused, setRefused] = useState<string>();
  const [save, { loading, error }] = useMutation(SetHoursDocument, {
    onError: () => {},
    onCompleted: ({ setMessagePolicy }) => {
      if (setMessagePolicy.__typename === 'MessagePolicy') {
        setRefused(undefined);
        sayDone(t('messaging.saved'));
      } else {
        setRefused(
          t(setMessagePolicy.__typename === 'InvalidInput' ? 'messaging.hours.order' : 'messaging.changedMeanwhile'),
        );
      }
    },
  });
  return (
    <Section title={t('messaging.hours', { purpose: open('messaging.purpose', policy.purpose) })}>
      <p className="k-quiet">{t('messaging.hours.explain')}</p>
      <FailureAlert error={error} />
      <Refusal why={refused} />
      <Form
        name={policy.purpose}
        layout="inline"
        style={{ marginTop: 8 }}
        initialValues={{ opens: policy.opensMinute, closes: policy.closesMinute, perPhone: policy.perPhone }}
        onFinish={({ opens, closes, perPhone }: { opens: number; closes: number; perPhone: number }) =>
          void save({
            variables: {
              input: {
                purpose: policy.purpose,
                opensMinute: opens,
                closesMinute: closes,
                perPhone,
                version: policy.version,
              },
            },
          })
        }
      >
        <Form.Item
          name="opens"
          label={t('messaging.hours.from')}
          rules={[{ required: true, message: t('messaging.required') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={quarters(policy.opensMinute, 0, 1439)}
            className="k-day-input"
          />
        </Form.Item>
        <Form.Item
          name="closes"
          label={t('messaging.hours.to')}
          rules={[{ required: true, message: t('messaging.required') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={quarters(policy.closesMinute, 1, 1440)}
            className="k-day-input"
          />
        </Form.Item>
        <Form.Item
          name="perPhone"
          label={t('messaging.perPhone')}
          rules={[{ required: true, message: t('messaging.required') }]}
        >
          <InputNumber min={1} max={1000} precision={0} />
        </Form.Item>
        <Button htmlType="submit" type="primary" loading={loading}>
          {t('messaging.save')}
        </Button>
      </Form>
    </Section>
  );
}

/** Every quarter of an hour between two minutes of a day, and the minute that is set now. */
function quarters(now: number, from: number, to: number): { value: number; label: string }[] {
  const minutes = Array.from({ length: 97 }, (_, i) => i * 15).filter((minute) => minute >= from && minute <= to);
  return [...new Set([...minutes, now])].toSorted((a, b) => a - b).map((value) => ({ value, label: clockOf(value) }));
}
