import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { HrRequestDocument, TransferChoicesDocument } from '../../gql/hr/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { FormRequestForm } from './form-request-form.tsx';
import { TransferForm } from './transfer-form.tsx';
import './hr.css';

/** Writing one’s application to change posts, or mending a request of any kind (H1); on a phone as on a desktop. */
export default function WritingPage(): ReactNode {
  const t = useText();
  const { id } = useParams();
  const { person } = useSession();
  const choices = useQuery(TransferChoicesDocument, { variables: { personId: person.id } });
  const opened = useQuery(HrRequestDocument, { variables: { id: id ?? '' }, skip: !id, fetchPolicy: 'network-only' });
  const failed = choices.error ?? opened.error;
  if (failed)
    return (
      <ErrorState
        error={failed}
        retry={() => {
          void choices.refetch();
          if (id) void opened.refetch();
        }}
      />
    );
  if (!choices.data || (id && !opened.data)) return <PageLoading />;
  const request = opened.data?.hrRequest;
  if (id && !request?.own) {
    return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('ui.failureAdvice.NOT_FOUND')} />;
  }
  return (
    <>
      <header className="k-head">
        <h1>{t(id ? 'hr.mend' : 'hr.newTransfer')}</h1>
        {request && <span className="k-quiet">{request.number}</span>}
      </header>
      {request?.form ? (
        <FormRequestForm form={request.form} opened={request} />
      ) : (
        <TransferForm choices={choices.data} {...(request && { opened: request })} />
      )}
    </>
  );
}
