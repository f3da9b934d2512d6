import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { MessageWordsDocument } from '../../gql/messaging/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { HoursForm } from './hours-form.tsx';
import { NewTemplate } from './new-template.tsx';
import { TemplateForm } from './template-form.tsx';

/** The words of messages and the hours in which they may leave (X7). */
export default function WordsPage(): ReactNode {
  const t = useText();
  const { data, error, refetch } = useQuery(MessageWordsDocument);
  if (!data)
    return error ? (
      <ErrorState page={t('messaging.words')} error={error} retry={() => void refetch()} />
    ) : (
      <PageLoading />
    );
  return (
    <>
      <header className="k-head">
        <h1>{t('messaging.words')}</h1>
        <span className="k-grow" />
        <NewTemplate templates={data.messageTemplates} done={() => void refetch()} />
      </header>
      <div className="k-stack">
        {data.messagePolicies.map((policy) => (
          <HoursForm key={`${policy.purpose} ${policy.version}`} policy={policy} />
        ))}
        {data.messageTemplates.map((template) => (
          <TemplateForm key={`${template.id} ${template.version}`} template={template} />
        ))}
      </div>
    </>
  );
}
