import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { Link } from 'react-router';
import {
  type RiskChange,
  type RiskLevel,
  type RiskNoticeFate,
  type RiskTraderFilter,
  type RiskTraderLineFragment,
  RiskTradersDocument,
  type WholeRiskRunFragment,
} from '../../gql/risk/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useOpenText, useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Money } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { type FilterValues, type QueueFilter, QueueFilters, useQueueFilters } from '../../ui/queue-filters.tsx';
import { ExportButton } from '../../ui/queue-tools.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { Leaving, TakeBack } from './leave-out.tsx';
import { changes, Level, levels, NoticeState, RiskRatio } from './levels.tsx';

const keys = ['level', 'change', 'fate', 'notice', 'text'] as const;
const fates = ['send', 'excluded', 'told'] as const;

function filterOf({ level, change, fate, notice, text }: FilterValues<(typeof keys)[number]>): RiskTraderFilter {
  return {
    level: (level || null) as RiskLevel | null,
    change: (change || null) as RiskChange | null,
    fate: (fate || null) as RiskNoticeFate | null,
    noticeState: notice || null,
    text: text || null,
  };
}

/** The traders at risk one by one, priority traders first, with the words that each will get (T9). */
export function RunTraders({ run, refetch }: { run: WholeRiskRunFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const [values, change] = useQueueFilters(keys);
  const filter = useMemo(() => filterOf(values), [values]);
  const asked = useQuery(RiskTradersDocument, {
    variables: { runId: run.id, filter, first: 50 },
    fetchPolicy: 'cache-and-network',
  });
  const { rows, error, loading, retry, loadMore } = useQueuePages(asked, 'riskTraders');
  const [leaving, setLeaving] = useState<RiskTraderLineFragment>();
  return (
    <Section
      title={t('risk.tradersAtRisk')}
      extra={<ExportButton name="risk-traders" filter={{ runId: run.id, ...filter }} />}
    >
      <QueueFilters filters={useFilters()} values={values} onChange={change} />
      {!rows && (error ? <ErrorState error={error} retry={retry} /> : <PageLoading />)}
      {rows?.length === 0 && <EmptyState title={t('risk.noTraders')} />}
      {rows && rows.length > 0 && (
        <div className="k-scroll">
          <table className="k-table k-traders-at-risk">
            <thead>
              <tr>
                <th>{t('risk.trader')}</th>
                <th>{t('risk.level')}</th>
                <th className="k-number">{t('risk.ratio')}</th>
                <th className="k-number">{t('risk.marginOnEquity')}</th>
                <th className="k-number">{t('risk.deposit')}</th>
                <th>{t('risk.text')}</th>
                <th>{t('risk.fate')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((trader) => (
                <TraderRow
                  key={trader.traderId}
                  run={run}
                  trader={trader}
                  leave={() => setLeaving(trader)}
                  refetch={refetch}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {loadMore && (
        <Button loading={loading} onClick={loadMore}>
          {t('ui.queue.more')}
        </Button>
      )}
      <Leaving run={run} trader={leaving} close={() => setLeaving(undefined)} refetch={refetch} />
    </Section>
  );
}

function useFilters(): QueueFilter[] {
  const t = useText();
  const open = useOpenText();
  return [
    { kind: 'text', key: 'text', label: t('risk.filter.text') },
    {
      kind: 'choice',
      key: 'level',
      label: t('risk.level'),
      options: levels.map((value) => ({ value, label: t(`risk.level.${value}`) })),
    },
    {
      kind: 'choice',
      key: 'change',
      label: t('risk.changes'),
      options: changes.map((value) => ({ value, label: t(`risk.change.${value}`) })),
    },
    {
      kind: 'choice',
      key: 'fate',
      label: t('risk.fate'),
      options: fates.map((value) => ({ value, label: t(`risk.fate.${value}`) })),
    },
    {
      kind: 'choice',
      key: 'notice',
      label: t('risk.noticeState'),
      options: ['accepted', 'delivered', 'undelivered', 'failed', 'suppressed', 'expired', 'parked', 'missing'].map(
        (value) => ({ value, label: open('risk.notice', value) }),
      ),
    },
  ];
}

function TraderRow({
  run,
  trader,
  leave,
  refetch,
}: {
  run: WholeRiskRunFragment;
  trader: RiskTraderLineFragment;
  leave: () => void;
  refetch: () => void;
}): ReactNode {
  const t = useText();
  const { may } = useSession();
  const decidable = ['screen', 'review'].includes(run.state.key) && may('risk.import');
  return (
    <tr>
      <td>
        <Link to={`/traders/${trader.traderId}`}>{trader.name}</Link>{' '}
        {trader.priority && <StateChip tone="warning">{t('risk.priority')}</StateChip>}
        <div className="k-quiet k-line">
          {trader.number} · {trader.branch}
        </div>
      </td>
      <td>
        <Level level={trader.level} />
        {trader.change && <div className="k-quiet">{t(`risk.change.${trader.change}`)}</div>}
      </td>
      <td className="k-number">
        <RiskRatio value={trader.ratio} />
        {trader.ratioBefore && (
          <div className="k-quiet">
            {t('risk.before')} <RiskRatio value={trader.ratioBefore} />
          </div>
        )}
      </td>
      <td className="k-number">
        <Money fen={trader.margin} />
        <div>
          <Money fen={trader.equity} />
        </div>
      </td>
      <td className="k-number">
        <Money fen={trader.deposit} />
      </td>
      <td className="k-words">
        {trader.text ?? <span className="k-quiet">{t('risk.noText')}</span>}
        {trader.text && (
          <span className="k-quiet">
            {' '}
            {t('risk.segmentsOf', { letters: trader.text.length, segments: trader.segments })}
          </span>
        )}
      </td>
      <td>
        <Fate trader={trader} />
        {decidable && trader.fate === 'send' && (
          <div>
            <button type="button" className="k-link" onClick={leave}>
              {t('risk.exclude')}
            </button>
          </div>
        )}
        {decidable && trader.fate === 'excluded' && <TakeBack run={run} trader={trader} refetch={refetch} />}
      </td>
    </tr>
  );
}

/** Whether the trader hears of it, or where the notice is; with its papers. */
function Fate({ trader }: { trader: RiskTraderLineFragment }): ReactNode {
  const t = useText();
  if (trader.noticeId && trader.noticeState && trader.fate !== 'send') {
    return (
      <>
        {trader.messageId ? (
          <Link to={`/messages/${trader.messageId}`}>
            <NoticeState state={trader.noticeState} />
          </Link>
        ) : (
          <NoticeState state={trader.noticeState} />
        )}
        {trader.excludedReason && <div className="k-quiet">{trader.excludedReason}</div>}
        <div>
          <a href={`/risk/notices/${trader.noticeId}/proof`}>{t('risk.proof')}</a>
        </div>
      </>
    );
  }
  if (trader.fate === 'excluded') {
    return (
      <>
        <StateChip tone="neutral">{t('risk.fate.excluded')}</StateChip>
        <div className="k-quiet">
          {trader.excludedReason} · {trader.excludedBy}
        </div>
      </>
    );
  }
  if (!trader.fate) return <span className="k-quiet">{t('risk.fate.none')}</span>;
  return <StateChip tone={trader.fate === 'send' ? 'waiting' : 'neutral'}>{t(`risk.fate.${trader.fate}`)}</StateChip>;
}
