import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { AddLetterTemplateDocument, LetterKindsDocument } from '../../gql/letters/graphql.ts';
import { rememberedLanguage } from '../../shell/language.ts';
import { useText } from '../../shell/text.ts';
import { useDraft } from '../../ui/draft.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { useKept } from './use-kept.ts';
import { type Words, WordsEditor } from './words-editor.tsx';
import './letters.css';

type NewWords = Words & { readonly kind: string; readonly name: string };

/** A template that does not exist yet (X6). */
export default function NewTemplatePage(): ReactNode {
  const t = useText();
  const navigate = useNavigate();
  const [form] = Form.useForm<NewWords>();
  const { keep, forget } = useDraft(form, 'letter-template');
  const { data, error: unread, refetch } = useQuery(LetterKindsDocument);
  const kind = Form.useWatch('kind', form);
  const { refused, settle } = useKept(form);
  const [add, { loading, error }] = useMutation(AddLetterTemplateDocument, {
    refetchQueries: ['LetterTemplates'],
    onError: () => {},
    onCompleted: ({ kept }) => {
      const made = settle(kept);
      if (!made) return;
      forget();
      sayDone(t('letters.saved', { version: made.version }));
      void navigate(`/letter-templates/${made.id}`);
    },
  });
  if (!data) return unread ? <ErrorState error={unread} retry={() => void refetch()} /> : <PageLoading />;
  const kinds = data.letterKinds;
  const required = [{ required: true, whitespace: true, message: t('letters.problem.REQUIRED') }];
  return (
    <Form<NewWords>
      form={form}
      layout="vertical"
      initialValues={{ kind: kinds[0]?.key ?? '', language: rememberedLanguage(), title: '', body: '' }}
      onValuesChange={keep}
      onFinish={(words) => void add({ variables: { input: words } })}
    >
      <header className="k-head">
        <h1>{t('letters.new')}</h1>
        <span className="k-grow" />
        <Button htmlType="submit" type="primary" loading={loading}>
          {t('letters.save')}
        </Button>
      </header>
      <FailureAlert error={error} />
      <Refusal why={refused} />
      <div className="k-fields">
        <Form.Item name="kind" label={t('letters.kind')} rules={required}>
          <Select options={kinds.map(({ key, title }) => ({ value: key, label: title }))} />
        </Form.Item>
        <Form.Item name="name" label={t('letters.name')} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <WordsEditor form={form as never} kind={kinds.find(({ key }) => key === kind)} />
    </Form>
  );
}
