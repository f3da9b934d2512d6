import { useMutation } from '@apollo/client/react';
import { Form, Input, InputNumber, Modal, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { type GivenAnswerFragment, RecordRenewalAnswerDocument } from '../../gql/renewals/graphql.ts';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';

type Answer = GivenAnswerFragment['answer'];
type Channel = GivenAnswerFragment['channel'];

const answers = ['yes', 'no', 'later'] as const satisfies readonly Answer[];
const channels = ['phone', 'sms', 'branch', 'integration'] as const satisfies readonly Channel[];

interface Given {
  readonly answer: Answer;
  readonly channel: Channel;
  readonly years: number;
  readonly note?: string;
}

/** Takes down what a trader answered about a term (T3). */
export function AnswerDialog({
  term,
  name,
  close,
  done,
}: {
  /** As the page shows it: the answer is refused when somebody changed the term meanwhile. */
  term: { readonly id: string; readonly version: number };
  name: string;
  close: () => void;
  done: () => void;
}): ReactNode {
  const t = useText();
  const [form] = Form.useForm<Given>();
  const [refused, setRefused] = useState<string>();
  const answer = Form.useWatch('answer', form);
  const [record, { loading, error }] = useMutation(RecordRenewalAnswerDocument, {
    refetchQueries: ['RenewalAnswers', 'TraderTimeline'],
    onError: () => {},
    onCompleted: ({ recordRenewalAnswer: result }) => {
      switch (result.__typename) {
        case 'RenewalAnswer':
          sayDone(t(result.applicationId ? 'renewals.answer.doneReview' : `renewals.answer.done.${result.answer}`));
          close();
          return done();
        case 'ChangedMeanwhile':
          setRefused(t('renewals.answer.meanwhile'));
          // The page shows the term as it is now; what was typed stays.
          return done();
        case 'WrongState':
          setRefused(t('renewals.renew.wrongState'));
          return done();
        default:
          return setRefused(t('ui.failure.NOT_FOUND'));
      }
    },
  });
  return (
    <Modal
      open
      title={t('renewals.answer.title', { name })}
      okText={t('renewals.answer.record')}
      cancelText={t('renewals.cancel')}
      confirmLoading={loading}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <FailureAlert error={error} />
      <Refusal why={refused} />
      <Form<Given>
        form={form}
        layout="vertical"
        initialValues={{ channel: 'phone', years: 1 }}
        onFinish={({ years, note, ...given }) => {
          setRefused(undefined);
          void record({
            variables: {
              input: {
                termId: term.id,
                version: term.version,
                ...given,
                note: note ?? null,
                years: given.answer === 'yes' ? years : null,
              },
            },
          });
        }}
      >
        <Form.Item
          name="answer"
          label={t('renewals.answer')}
          rules={[{ required: true, message: t('renewals.required') }]}
        >
          <Radio.Group
            optionType="button"
            options={answers.map((value) => ({ value, label: t(`renewals.answer.${value}`) }))}
          />
        </Form.Item>
        {answer && <p className="k-quiet">{t(`renewals.answer.means.${answer}`)}</p>}
        {answer === 'yes' && (
          <Form.Item
            name="years"
            label={t('renewals.renew.years')}
            rules={[{ required: true, message: t('renewals.required') }]}
          >
            <InputNumber min={1} max={10} />
          </Form.Item>
        )}
        <Form.Item name="channel" label={t('renewals.channel')} rules={[{ required: true }]}>
          <Select options={channels.map((value) => ({ value, label: t(`renewals.channel.${value}`) }))} />
        </Form.Item>
        <Form.Item name="note" label={t('renewals.note')}>
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
