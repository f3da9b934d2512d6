import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { MyAccountDocument } from '../../gql/identity/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { MySessions } from './my-sessions.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactorSection } from './second-factor-section.tsx';

/** One's own account: password, second factor, where one is signed in (X1). */
export default function AccountPage(): ReactNode {
  const t = useText();
  const { data, error, refetch } = useQuery(MyAccountDocument);
  if (!data?.me) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  return (
    <>
      <header className="k-head">
        <h1>{t('identity.account')}</h1>
        <span className="k-quiet">{data.me.name}</span>
      </header>
      <div className="k-stack">
        <SecondFactorSection on={data.me.secondFactor} onChanged={() => void refetch()} />
        <PasswordForm onChanged={() => void refetch()} />
        <MySessions sessions={data.mySessions} onChanged={() => void refetch()} />
      </div>
    </>
  );
}
