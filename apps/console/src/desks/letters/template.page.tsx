import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useParams } from 'react-router';
import {
  ApproveLetterTemplateDocument,
  LetterPreviewDocument,
  LetterTemplateDocument,
  type WholeTemplateFragment,
} from '../../gql/letters/graphql.ts';
import { languages } from '../../shell/language.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { hasDraft } from '../../ui/draft.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { RecordPage, Section } from '../../ui/record-page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { draftOf, Rewriting } from './rewriting.tsx';
import { Sheet } from './sheet.tsx';
import { TemplateState } from './template-state.tsx';
import { useKept } from './use-kept.ts';
import { VersionHistory } from './version-history.tsx';
import type { Words } from './words-editor.tsx';
import './letters.css';

/** One template: its words, how a letter looks, its versions, who approved them (X6). */
export default function TemplatePage(): ReactNode {
  const t = useText();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(LetterTemplateDocument, { variables: { id } });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  if (!data.letterTemplate) {
    return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('ui.failureAdvice.NOT_FOUND')} />;
  }
  return <Whole key={id} template={data.letterTemplate} refetch={() => void refetch()} />;
}

const languageOf = (code: string): Words['language'] => languages.find((one) => one === code) ?? 'zh-Hant';

function Whole({ template, refetch }: { template: WholeTemplateFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [rewriting, setRewriting] = useState(() => hasDraft(draftOf(template.id)));
  const newest = template.versions[0];
  const { refused, settle } = useKept();
  const [approve, { loading, error }] = useMutation(ApproveLetterTemplateDocument, {
    refetchQueries: ['LetterTemplates'],
    onError: () => {},
    onCompleted: ({ kept }) => {
      const made = settle(kept);
      return made ? sayDone(t('letters.approved', { version: made.version })) : refetch();
    },
  });
  if (!newest) return null;
  const words = { language: languageOf(newest.language), title: newest.title, body: newest.body };
  if (rewriting && may('letterTemplate.write')) {
    return <Rewriting template={template} words={words} refetch={refetch} close={() => setRewriting(false)} />;
  }
  return (
    <RecordPage
      name={template.name}
      number={template.kindTitle}
      state={<TemplateState template={template} />}
      actions={
        <>
          {may('letterTemplate.write') && <Button onClick={() => setRewriting(true)}>{t('letters.rewrite')}</Button>}
          {newest.approvable && (
            <Button
              type="primary"
              loading={loading}
              onClick={() => void approve({ variables: { input: { id: template.id, version: newest.version } } })}
            >
              {t('letters.approve', { version: newest.version })}
            </Button>
          )}
        </>
      }
    >
      <FailureAlert error={error} />
      <Refusal why={refused} />
      <div className="k-letter-editor">
        <Shown kind={template.kind} words={words} />
        <VersionHistory versions={template.versions} />
      </div>
    </RecordPage>
  );
}

/** The newest words with samples. */
function Shown({ kind, words }: { kind: string; words: Words }): ReactNode {
  const t = useText();
  const { data, error, refetch } = useQuery(LetterPreviewDocument, { variables: { input: { kind, ...words } } });
  return (
    <Section title={t('letters.preview')} extra={<span className="k-quiet">{t('letters.preview.explain')}</span>}>
      {!data && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />)}
      {data && <Sheet preview={data.letterPreview} />}
    </Section>
  );
}
