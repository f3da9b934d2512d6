import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, InputNumber, Select, Switch } from 'antd';
import { Fragment, type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import {
  RenewalSettingsDocument,
  type RenewalSettingsQuery,
  SetRenewalSettingsDocument,
} from '../../gql/renewals/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useOpenText, useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { formPath, markFields } from '../../ui/form-problems.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';

interface Lengths {
  readonly expiringDays: number;
  readonly expiredDays: number;
  readonly graceDays: number;
  readonly reviewAnswers: boolean;
  readonly steps: readonly { readonly daysBefore: number; readonly templateId: string }[];
}

/** How long a term is due, overdue and in grace, and which reminders leave when (T3). */
export default function SettingsPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const { data, error, refetch } = useQuery(RenewalSettingsDocument);
  if (!data)
    return error ? (
      <ErrorState page={t('renewals.settings')} error={error} retry={() => void refetch()} />
    ) : (
      <PageLoading />
    );
  return (
    <>
      <header className="k-head">
        <h1>{t('renewals.settings')}</h1>
        <span className="k-grow" />
        {may('message.settings') && <Link to="/message-words">{t('messaging.words')}</Link>}
      </header>
      <SettingsForm key={data.renewalPolicy.version} settings={data} />
    </>
  );
}

function SettingsForm({ settings }: { settings: RenewalSettingsQuery }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [form] = Form.useForm<Lengths>();
  const [meanwhile, setMeanwhile] = useState(false);
  const [save, { loading, error }] = useMutation(SetRenewalSettingsDocument, {
    refetchQueries: [RenewalSettingsDocument],
    onError: () => {},
    onCompleted: ({ setRenewalPolicy: result }) => {
      if (result.__typename === 'RenewalPolicy') return sayDone(t('renewals.saved'));
      if (result.__typename !== 'InvalidInput') return setMeanwhile(true);
      return markFields(
        form,
        result.fields.map(({ path, code }) => ({
          name: formPath(path),
          label: '',
          text: open('renewals.problem', code),
        })),
      );
    },
  });
  const { renewalPolicy: policy, messageTemplates } = settings;
  const templates = messageTemplates
    .filter(({ purpose }) => purpose === 'renewalReminder')
    .map(({ id, name }) => ({ value: id, label: name }));
  const required = [{ required: true, message: t('renewals.required') }];
  return (
    <Form<Lengths>
      form={form}
      layout="vertical"
      className="k-form"
      initialValues={policy}
      onFinish={({ expiringDays, expiredDays, graceDays, reviewAnswers, steps }) =>
        void save({
          variables: {
            input: {
              expiringDays,
              expiredDays,
              graceDays,
              reviewAnswers,
              steps: steps.map(({ daysBefore, templateId }) => ({ daysBefore, templateId })),
              version: policy.version,
            },
          },
        })
      }
    >
      <FailureAlert error={error} />
      <Refusal why={meanwhile ? t('renewals.changedMeanwhile') : undefined} />
      <Section title={t('renewals.lengths')}>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 24 }}>
          <Form.Item name="expiringDays" label={t('renewals.expiringDays')} rules={required}>
            <InputNumber min={1} max={365} />
          </Form.Item>
          <Form.Item name="expiredDays" label={t('renewals.expiredDays')} rules={required}>
            <InputNumber min={0} max={365} />
          </Form.Item>
          <Form.Item name="graceDays" label={t('renewals.graceDays')} rules={required}>
            <InputNumber min={0} max={365} />
          </Form.Item>
        </div>
      </Section>
      <Section title={t('renewals.answers')}>
        <p className="k-quiet">{t('renewals.reviewAnswers.explain')}</p>
        <Form.Item name="reviewAnswers" label={t('renewals.reviewAnswers')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Section>
      <Section title={t('renewals.steps')}>
        <p className="k-quiet">{t('renewals.steps.explain')}</p>
        <Form.List name="steps">
          {(fields, { add, remove }) => (
            <>
              <div className="k-steps">
                <span>{t('renewals.daysBefore')}</span>
                <span>{t('renewals.template')}</span>
                <span />
                {fields.map(({ key, name }) => (
                  <Fragment key={key}>
                    <Form.Item name={[name, 'daysBefore']} rules={required}>
                      <InputNumber min={0} max={365} aria-label={t('renewals.daysBefore')} />
                    </Form.Item>
                    <Form.Item name={[name, 'templateId']} rules={required}>
                      <Select options={templates} aria-label={t('renewals.template')} />
                    </Form.Item>
                    <Button onClick={() => remove(name)}>{t('renewals.removeStep')}</Button>
                  </Fragment>
                ))}
              </div>
              <Button onClick={() => add({ templateId: templates[0]?.value })}>{t('renewals.addStep')}</Button>
            </>
          )}
        </Form.List>
      </Section>
      <div style={{ marginTop: 16 }}>
        <Button htmlType="submit" type="primary" loading={loading}>
          {t('renewals.save')}
        </Button>
      </div>
    </Form>
  );
}
