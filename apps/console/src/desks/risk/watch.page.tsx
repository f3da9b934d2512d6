import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import {
  type RiskSignalKind,
  type RiskSignalLineFragment,
  RiskSignalsDocument,
  RiskWatchFigureDocument,
  SettleRiskSignalDocument,
} from '../../gql/risk/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { BusinessDate, Count, Money, None, Ratio } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { QueueFilters, useQueueFilters } from '../../ui/queue-filters.tsx';
import { ExportButton } from '../../ui/queue-tools.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { OutcomeDialog } from './outcome-dialog.tsx';
import './risk.css';

const keys = ['kind', 'show'] as const;
const kinds = ['overTrading', 'lossStreak'] as const;
const outcomes = ['deEscalated', 'continues', 'notReached'] as const;
const outcomeTones = { deEscalated: 'good', continues: 'warning', notReached: 'bad' } as const;

/** Traders who trade too much or lose day after day, to be cared for before it is too late (T11). */
export default function WatchPage(): ReactNode {
  const t = useText();
  const [values, change] = useQueueFilters(keys);
  const [settling, setSettling] = useState<RiskSignalLineFragment>();
  const filter = {
    open: values.show === 'ended' ? false : values.show === 'all' ? null : true,
    kind: (values.kind || null) as RiskSignalKind | null,
  };
  const asked = useQuery(RiskSignalsDocument, {
    variables: { ...filter, first: 50 },
    pollInterval: 60_000,
  });
  const { rows, error, retry, loading, loadMore } = useQueuePages(asked, 'riskSignals');
  const signal = settling && (rows?.find(({ id }) => id === settling.id) ?? settling);
  return (
    <>
      <header className="k-head">
        <h1>{t('risk.watch')}</h1>
        <span className="k-grow" />
        <ExportButton name="risk-watch" filter={filter} />
        <Link to="/risk">{t('risk.title')}</Link>
      </header>
      <div className="k-stack">
        <Figure />
        <section className="k-card">
          <QueueFilters
            filters={[
              {
                kind: 'choice',
                key: 'kind',
                label: t('risk.signal'),
                options: kinds.map((value) => ({ value, label: t(`risk.signal.${value}`) })),
              },
              {
                kind: 'choice',
                key: 'show',
                label: t('risk.show'),
                options: [
                  { value: 'ended', label: t('risk.show.ended') },
                  { value: 'all', label: t('risk.show.all') },
                ],
              },
            ]}
            values={values}
            onChange={change}
          />
          {!rows && (error ? <ErrorState error={error} retry={retry} /> : <PageLoading />)}
          {rows?.length === 0 && <EmptyState title={t('risk.noSignals')} detail={t('risk.noSignalsDetail')} />}
          {rows && rows.length > 0 && <Signals rows={rows} settle={setSettling} />}
          {loadMore && (
            <Button loading={loading} onClick={loadMore}>
              {t('ui.queue.more')}
            </Button>
          )}
        </section>
      </div>
      {signal && <Care key={signal.id} signal={signal} close={() => setSettling(undefined)} changed={retry} />}
    </>
  );
}

/** What caring for a watched trader came to. */
function Care({
  signal: { id, version, name, kind },
  close,
  changed,
}: {
  signal: RiskSignalLineFragment;
  close: () => void;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const [refused, setRefused] = useState<string>();
  const [send, { loading, error }] = useMutation(SettleRiskSignalDocument, {
    refetchQueries: ['RiskWaiting', 'RiskWatchFigure', 'TaskCounts'],
    onError: () => {},
    onCompleted: ({ settleRiskSignal: result }) => {
      changed();
      if (result.__typename !== 'RiskSignal') return setRefused(t('risk.meanwhile'));
      sayDone(t('risk.recorded'));
      return close();
    },
  });
  return (
    <OutcomeDialog
      title={t('risk.settleTitle', { name, signal: t(`risk.signal.${kind}`) })}
      outcomes={outcomes.map((value) => ({ value, label: t(`risk.signalOutcome.${value}`) }))}
      busy={loading}
      error={error}
      refused={refused}
      record={(outcome, note) => void send({ variables: { input: { id, version, outcome, note } } })}
      close={close}
    />
  );
}

/** How many are watched, and how many were calmed. */
function Figure(): ReactNode {
  const t = useText();
  const { data } = useQuery(RiskWatchFigureDocument, { pollInterval: 60_000 });
  if (!data) return null;
  const { open, ended, deEscalated, ratio } = data.riskWatchFigure;
  return (
    <section className="k-card" aria-label={t('risk.watch')}>
      <dl className="k-tiles">
        <div>
          <dt>{t('risk.watched')}</dt>
          <dd>
            <Count value={open} />
          </dd>
        </div>
        <div>
          <dt>{t('risk.ended90')}</dt>
          <dd>
            <Count value={ended} />
          </dd>
        </div>
        <div>
          <dt>{t('risk.deEscalated')}</dt>
          <dd>
            <Count value={deEscalated} />
          </dd>
        </div>
        <div>
          <dt>{t('risk.deEscalatedRatio')}</dt>
          <dd>
            <Ratio value={ratio} />
          </dd>
        </div>
      </dl>
    </section>
  );
}

function Signals({
  rows,
  settle,
}: {
  rows: readonly RiskSignalLineFragment[];
  settle: (signal: RiskSignalLineFragment) => void;
}): ReactNode {
  const t = useText();
  const { may } = useSession();
  return (
    <div className="k-scroll">
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('risk.trader')}</th>
            <th>{t('risk.phone')}</th>
            <th>{t('risk.signal')}</th>
            <th>{t('risk.measure')}</th>
            <th>{t('risk.foundOn')}</th>
            <th>{t('risk.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link to={`/traders/${row.traderId}`}>{row.name}</Link>{' '}
                {row.priority && <StateChip tone="warning">{t('risk.priority')}</StateChip>}
                <div className="k-quiet k-line">
                  {row.number} · {row.branch}
                </div>
              </td>
              <td className="k-line">{row.phoneMasked ?? <None />}</td>
              <td>{t(`risk.signal.${row.kind}`)}</td>
              <td>
                {row.kind === 'lossStreak' ? (
                  <>
                    {t('risk.lossOf', { days: row.days })} <Money fen={row.measure} />
                  </>
                ) : (
                  t('risk.turnoverOf', { days: row.days, percent: row.measure })
                )}
              </td>
              <td>
                <BusinessDate value={row.foundOn} />
              </td>
              <td>
                {row.outcome ? (
                  <>
                    <StateChip tone={outcomeTones[row.outcome]}>{t(`risk.signalOutcome.${row.outcome}`)}</StateChip>
                    <div className="k-quiet">
                      {row.endedBy}
                      {row.note && ` · ${row.note}`}
                    </div>
                  </>
                ) : may('risk.care') ? (
                  <Button size="small" onClick={() => settle(row)}>
                    {t('risk.record')}
                  </Button>
                ) : (
                  <StateChip tone="waiting">{t('risk.outcome.open')}</StateChip>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
