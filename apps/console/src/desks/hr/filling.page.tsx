import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { HrFormsDocument } from '../../gql/hr/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { FormRequestForm } from './form-request-form.tsx';
import './hr.css';

/** Filling in a form that HR wrote (H1); on a phone as on a desktop. */
export default function FillingPage(): ReactNode {
  const t = useText();
  const { kind } = useParams();
  const { data, error, refetch } = useQuery(HrFormsDocument, { fetchPolicy: 'network-only' });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const form = data.hrForms.find((each) => each.kind === kind);
  if (!form) return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('hr.kindCeased')} />;
  return (
    <>
      <header className="k-head">
        <h1>{form.title}</h1>
      </header>
      <FormRequestForm key={form.kind} form={form} />
    </>
  );
}
