import { useMutation } from '@apollo/client/react';
import { Button, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import { RewriteTemplateDocument, type TemplateFragment } from '../../gql/messaging/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { Facts } from '../../ui/facts.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Instant } from '../../ui/figures.tsx';
import { formPath, markFields } from '../../ui/form-problems.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { TemplateApproval } from './template-approval.tsx';
import { type Words, WordsFields } from './words-fields.tsx';

/** The words of one template; saving writes a new version. */
export function TemplateForm({ template }: { template: TemplateFragment }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [form] = Form.useForm<Words>();
  const [meanwhile, setMeanwhile] = useState(false);
  const [save, { loading, error }] = useMutation(RewriteTemplateDocument, {
    onError: () => {},
    onCompleted: ({ rewriteMessageTemplate: result }) => {
      if (result.__typename === 'MessageTemplate') return sayDone(t('messaging.saved'));
      if (result.__typename !== 'InvalidInput') return setMeanwhile(true);
      return markFields(
        form,
        result.fields.map(({ path, code }) => ({
          name: formPath(path),
          label: t('messaging.body'),
          text: open('messaging.problem', code),
        })),
      );
    },
  });
  return (
    <Section
      title={template.name}
      extra={<span className="k-quiet">{t('messaging.version', { version: template.version })}</span>}
    >
      <FailureAlert error={error} />
      <Refusal why={meanwhile ? t('messaging.changedMeanwhile') : undefined} />
      <Form<Words>
        form={form}
        // The page holds many forms: each needs ids of its own, or every label names the fields of the first.
        name={template.id}
        layout="vertical"
        className="k-form"
        initialValues={{ signature: template.signature, body: template.body }}
        onFinish={({ signature = '', body }) =>
          void save({ variables: { input: { id: template.id, version: template.version, signature, body } } })
        }
      >
        <WordsFields purpose={template.purpose} placeholders={template.placeholders} />
        <div style={{ marginBottom: 16 }}>
          <Button htmlType="submit" type="primary" loading={loading}>
            {t('messaging.saveVersion')}
          </Button>
        </div>
      </Form>
      <TemplateApproval template={template} />
      <Facts
        facts={[
          {
            key: 'by',
            label: t('messaging.writtenBy'),
            value: template.writtenBy === 'system' ? t('messaging.house') : template.writtenBy,
          },
          { key: 'at', label: t('messaging.writtenAt'), value: <Instant value={template.writtenAt} /> },
        ]}
      />
    </Section>
  );
}
