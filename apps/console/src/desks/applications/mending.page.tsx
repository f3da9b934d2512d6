import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { ApplicationDocument } from '../../gql/applications/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { ApplicationForm } from './application-form.tsx';

/** Mends a draft or what was given back. */
export default function MendingPage(): ReactNode {
  const t = useText();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(ApplicationDocument, { variables: { id }, fetchPolicy: 'network-only' });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const { application } = data;
  if (!application) {
    return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('ui.failureAdvice.NOT_FOUND')} />;
  }
  return (
    <>
      <header className="k-head">
        <h1>
          {t('applications.mend')} {application.number} {application.name}
        </h1>
      </header>
      <ApplicationForm
        key={application.id}
        kind={application.kind}
        opened={application}
        {...(application.traderId && { traderId: application.traderId })}
      />
    </>
  );
}
