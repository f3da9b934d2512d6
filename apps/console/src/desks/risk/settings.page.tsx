import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { RiskSettingsDocument } from '../../gql/risk/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { AddMarket } from './add-market.tsx';
import { LimitsTable } from './limits-table.tsx';
import { MarketForm } from './market-form.tsx';
import './risk.css';

/** From which ratio each level begins, and what governs the days of a market (T9, T11). */
export default function SettingsPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const { data, error, refetch } = useQuery(RiskSettingsDocument, { fetchPolicy: 'cache-and-network' });
  if (!data)
    return error ? (
      <ErrorState page={t('risk.settings')} error={error} retry={() => void refetch()} />
    ) : (
      <PageLoading />
    );
  return (
    <>
      <header className="k-head">
        <h1>{t('risk.settings')}</h1>
        <span className="k-grow" />
        {may('risk.settings') && data.riskMarkets[0] && (
          <AddMarket like={data.riskMarkets[0]} changed={() => void refetch()} />
        )}
        {may('message.settings') && <Link to="/message-words">{t('messaging.words')}</Link>}
        <Link to="/risk">{t('risk.title')}</Link>
      </header>
      <div className="k-stack">
        {data.riskMarkets.map((market) => (
          <div key={market.id} className="k-stack">
            <LimitsTable market={market} changed={() => void refetch()} />
            <MarketForm key={market.version} market={market} changed={() => void refetch()} />
          </div>
        ))}
      </div>
    </>
  );
}
