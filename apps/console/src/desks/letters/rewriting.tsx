import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import {
  LetterKindsDocument,
  RewriteLetterTemplateDocument,
  type WholeTemplateFragment,
} from '../../gql/letters/graphql.ts';
import { useText } from '../../shell/text.ts';
import { useDraft } from '../../ui/draft.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { RecordPage } from '../../ui/record-page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { TemplateState } from './template-state.tsx';
import { useKept } from './use-kept.ts';
import { type Words, WordsEditor } from './words-editor.tsx';

/** Under which name the unfinished words of a template are kept. */
export const draftOf = (id: string): string => `letter-template-${id}`;

/** A template whose words somebody changes: they become its next version. */
export function Rewriting({
  template,
  words,
  refetch,
  close,
}: {
  template: WholeTemplateFragment;
  words: Words;
  refetch: () => void;
  close: () => void;
}): ReactNode {
  const t = useText();
  const [form] = Form.useForm<Words>();
  const { keep, forget } = useDraft(form, draftOf(template.id));
  const kinds = useQuery(LetterKindsDocument);
  const { refused, settle } = useKept(form);
  const leave = (): void => {
    forget();
    close();
  };
  const [rewrite, { loading, error }] = useMutation(RewriteLetterTemplateDocument, {
    refetchQueries: ['LetterTemplates'],
    onError: () => {},
    onCompleted: ({ kept }) => {
      const made = settle(kept);
      if (!made) return refetch();
      leave();
      return sayDone(t('letters.saved', { version: made.version }));
    },
  });
  return (
    <Form<Words>
      form={form}
      layout="vertical"
      initialValues={words}
      onValuesChange={keep}
      onFinish={(changed) =>
        void rewrite({ variables: { input: { id: template.id, version: template.version, ...changed } } })
      }
    >
      <RecordPage
        name={template.name}
        number={template.kindTitle}
        state={<TemplateState template={template} />}
        actions={
          <>
            <Button onClick={leave}>{t('ui.cancel')}</Button>
            <Button htmlType="submit" type="primary" loading={loading}>
              {t('letters.saveVersion', { version: template.version + 1 })}
            </Button>
          </>
        }
      >
        <FailureAlert error={error} />
        <Refusal why={refused} />
        {kinds.data ? (
          <WordsEditor form={form} kind={kinds.data.letterKinds.find(({ key }) => key === template.kind)} />
        ) : kinds.error ? (
          <ErrorState error={kinds.error} retry={() => void kinds.refetch()} />
        ) : (
          <PageLoading />
        )}
      </RecordPage>
    </Form>
  );
}
