import { useMutation } from '@apollo/client/react';
import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { type PolicyFragment, SetHoursDocument } from '../../gql/messaging/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Section } from '../../ui/record-page.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { clockOf, minuteOf } from './clock.ts';

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
      {refused && <p role="alert">{refused}</p>}
      <Form
        layout="inline"
        style={{ marginTop: 8 }}
        initialValues={{ opens: clockOf(policy.opensMinute), closes: clockOf(policy.closesMinute) }}
        onFinish={({ opens, closes }: { opens: string; closes: string }) =>
          void save({
            variables: {
              input: {
                purpose: policy.purpose,
                opensMinute: minuteOf(opens),
                // Midnight as an end is the end of the day.
                closesMinute: minuteOf(closes) || 1440,
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
          <Input type="time" />
        </Form.Item>
        <Form.Item
          name="closes"
          label={t('messaging.hours.to')}
          rules={[{ required: true, message: t('messaging.required') }]}
        >
          <Input type="time" />
        </Form.Item>
        <Button htmlType="submit" type="primary" loading={loading}>
          {t('messaging.save')}
        </Button>
      </Form>
    </Section>
  );
}
