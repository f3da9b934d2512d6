import { useQuery } from '@apollo/client/react';
import { type ReactNode, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { GatewayReportDocument, type GatewayReportQuery, ReportGatewaysDocument } from '../../gql/messaging/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Count, Instant, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { QueueFilters, useQueueFilters } from '../../ui/queue-filters.tsx';
import { type QueueColumn, QueueTable } from '../../ui/queue-table.tsx';
import { Section } from '../../ui/record-page.tsx';
import { ExplainDialog } from './explain-dialog.tsx';
import { FreezeBanner } from './freeze-banner.tsx';
import { OtherPages } from './other-pages.tsx';
import { TakeReport } from './take-report.tsx';

type Difference = GatewayReportQuery['gatewayReport']['differences'][number];

const keys = ['gateway', 'day'] as const;

/** The ledger beside a gateway's own list of a day; whatever stands on one side alone is explained by a person (X7). */
export default function ReportPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const navigate = useNavigate();
  const [values, change] = useQueueFilters(keys);
  const { data: known, error: unknown, refetch: ask } = useQuery(ReportGatewaysDocument);
  const gateway = values.gateway || known?.messageGateways[0]?.name || '';
  const businessDate = values.day || known?.today.date || '';
  const { data, previousData, loading, error, refetch } = useQuery(GatewayReportDocument, {
    variables: { gateway, businessDate },
    skip: !gateway || !businessDate,
  });
  const [explaining, setExplaining] = useState<readonly string[]>([]);
  const columns = useMemo<QueueColumn<Difference>[]>(
    () => [
      {
        key: 'side',
        title: t('messaging.report.side'),
        width: 110,
        render: (row) => t(row.messageId ? 'messaging.report.ledgerOnly' : 'messaging.report.reportOnly'),
      },
      { key: 'item', title: t('messaging.report.item'), width: 330, render: (row) => row.item },
      { key: 'phone', title: t('messaging.phone'), width: 150, render: (row) => row.phoneMasked ?? <None /> },
      {
        key: 'tried',
        title: t('messaging.parked.tried'),
        width: 150,
        render: (row) => <Instant value={row.triedAt} />,
      },
      {
        key: 'reason',
        title: t('messaging.report.explanation'),
        width: 230,
        render: ({ reason, explainedBy }) =>
          reason === null ? <None /> : t('messaging.report.said', { person: explainedBy ?? '', reason }),
      },
    ],
    [t],
  );
  if (!known)
    return unknown ? (
      <ErrorState page={t('messaging.report')} error={unknown} retry={() => void ask()} />
    ) : (
      <PageLoading />
    );
  const report = (data ?? previousData)?.gatewayReport;
  const again = (): void => void Promise.all([refetch(), ask()]);
  return (
    <>
      <header className="k-head">
        <h1>{t('messaging.report')}</h1>
        <span className="k-grow" />
        <OtherPages />
      </header>
      <div className="k-stack">
        {known.sendingFreeze && <FreezeBanner freeze={known.sendingFreeze} done={again} />}
        <Section title={t('messaging.report.compared')}>
          <div className="k-stack">
            <p className="k-quiet">{t('messaging.report.explain')}</p>
            <QueueFilters
              filters={[
                {
                  kind: 'choice',
                  key: 'gateway',
                  label: t('messaging.gateway'),
                  options: known.messageGateways.map(({ name, title }) => ({ value: name, label: title })),
                },
                { kind: 'day', key: 'day', label: t('messaging.day') },
              ]}
              values={{ gateway, day: businessDate }}
              onChange={change}
            />
            {may('message.resend') && <TakeReport gateway={gateway} businessDate={businessDate} done={again} />}
            {report && (
              <Facts
                facts={[
                  {
                    key: 'at',
                    label: t('messaging.report.takenAt'),
                    value: report.importedAt ? <Instant value={report.importedAt} /> : t('messaging.report.notYet'),
                  },
                  { key: 'lines', label: t('messaging.report.lines'), value: <Count value={report.lines} /> },
                  { key: 'matched', label: t('messaging.report.matched'), value: <Count value={report.matched} /> },
                  {
                    key: 'ledger',
                    label: t('messaging.report.ledgerOnly'),
                    value: <Count value={report.ledgerOnly} />,
                  },
                  {
                    key: 'report',
                    label: t('messaging.report.reportOnly'),
                    value: <Count value={report.reportOnly} />,
                  },
                  {
                    key: 'explained',
                    label: t('messaging.report.explained'),
                    value: <Count value={report.explained} />,
                  },
                  {
                    key: 'unexplained',
                    label: t('messaging.report.unexplained'),
                    value: (
                      <b>
                        <Count value={report.unexplained} />
                      </b>
                    ),
                  },
                ]}
              />
            )}
          </div>
        </Section>
        <QueueTable<Difference>
          name="gateway-report"
          label={t('messaging.report.differences')}
          columns={columns}
          rows={report?.differences}
          idOf={(row) => row.item}
          loading={loading}
          error={error}
          retry={() => void refetch()}
          onOpen={({ messageId }) => messageId && void navigate(`/messages/${messageId}`)}
          total={report ? report.ledgerOnly + report.reportOnly : null}
          {...(may('message.resend') && {
            bulk: [{ key: 'explain', label: t('messaging.report.say'), run: setExplaining }],
          })}
          exported={{ name: 'gateway-report', filter: { gateway, businessDate } }}
          empty={<EmptyState title={t('messaging.report.none')} detail={t('messaging.report.noneDetail')} />}
        />
      </div>
      <ExplainDialog
        gateway={gateway}
        businessDate={businessDate}
        items={explaining}
        done={again}
        close={() => setExplaining([])}
      />
    </>
  );
}
