import { useQuery } from '@apollo/client/react';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { ApplicationDocument } from '../../gql/applications/graphql.ts';
import { ApprovalsOfDocument } from '../../gql/approvals/graphql.ts';
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
      {application.state.key === 'returned' && <WhyReturned id={application.id} />}
      <ApplicationForm
        key={application.id}
        kind={application.kind}
        opened={application}
        {...(application.traderId && { traderId: application.traderId })}
      />
    </>
  );
}

/** What the reviewer who gave it back wants to have mended. */
function WhyReturned({ id }: { id: string }): ReactNode {
  const t = useText();
  const { data } = useQuery(ApprovalsOfDocument, { variables: { subject: { type: 'application', id } } });
  const step = data?.approvalsOf[0]?.steps.find(({ state }) => state === 'returned');
  if (!step?.reason) return null;
  const title = t('applications.whyReturned', { name: step.decidedBy ?? '', reason: step.reason });
  return <Alert type="warning" showIcon title={title} className="k-alert" />;
}
