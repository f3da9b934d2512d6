import { useMutation, useQuery } from '@apollo/client/react';
import { InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { HrFiguresDocument, type HrFiguresQuery, SetEstablishmentDocument } from '../../gql/hr/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Count, None } from '../../ui/figures.tsx';
import { LifecycleState } from '../../ui/lifecycle-state.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import './hr.css';

const span = 90;

/** HR's page: what is open and for how long, how long people wait for an answer, how many each post has (H5). */
export default function FiguresPage(): ReactNode {
  const t = useText();
  const { data, error, refetch } = useQuery(HrFiguresDocument, {
    variables: { days: span },
    fetchPolicy: 'cache-and-network',
  });
  if (!data)
    return error ? <ErrorState page={t('hr.figures')} error={error} retry={() => void refetch()} /> : <PageLoading />;
  return (
    <>
      <header className="k-head">
        <h1>{t('hr.figures')}</h1>
        <span className="k-grow" />
        <Link to="/hr-requests">{t('hr.requests')}</Link>
        <Link to="/hr-people">{t('hr.people')}</Link>
      </header>
      <div className="k-stack">
        <Ages ages={data.hrRequestFigures.ages} />
        <Replies replies={data.hrRequestFigures.replies} />
        <HeadCounts rows={data.headCounts} changed={() => void refetch()} />
      </div>
    </>
  );
}

function Ages({ ages }: { ages: HrFiguresQuery['hrRequestFigures']['ages'] }): ReactNode {
  const t = useText();
  return (
    <Section title={t('hr.ages')}>
      {ages.length === 0 && <p className="k-quiet">{t('hr.none')}</p>}
      {ages.length > 0 && (
        <table className="k-table">
          <thead>
            <tr>
              <th>{t('hr.kind')}</th>
              <th>{t('hr.state')}</th>
              <th className="k-number">{t('hr.age.day')}</th>
              <th className="k-number">{t('hr.age.threeDays')}</th>
              <th className="k-number">{t('hr.age.tenDays')}</th>
              <th className="k-number">{t('hr.age.longer')}</th>
              <th className="k-number">{t('hr.overdue')}</th>
            </tr>
          </thead>
          <tbody>
            {ages.map(({ kind, kindTitle, state, day, threeDays, tenDays, longer, overdue }) => (
              <tr key={`${kind}.${state.key}`}>
                <td>{kindTitle}</td>
                <td>
                  <Link to={`/hr-requests?state=${state.key}`}>
                    <LifecycleState state={state} />
                  </Link>
                </td>
                {Object.entries({ day, threeDays, tenDays, longer, overdue }).map(([key, count]) => (
                  <td key={key} className="k-number">
                    {count === 0 ? <None /> : <Count value={count} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function Replies({ replies }: { replies: HrFiguresQuery['hrRequestFigures']['replies'] }): ReactNode {
  const t = useText();
  const { answered, inTime, medianMinutes, effective, medianLeadDays } = replies;
  return (
    <Section title={t('hr.replies', { days: span })}>
      <Facts
        facts={[
          { key: 'answered', label: t('hr.answered'), value: <Count value={answered} /> },
          { key: 'inTime', label: t('hr.inTime'), value: <Count value={inTime} /> },
          {
            key: 'median',
            label: t('hr.medianReply'),
            value: medianMinutes == null ? <None /> : t('hr.hours', { hours: Math.round(medianMinutes / 6) / 10 }),
          },
          { key: 'effective', label: t('hr.tookEffect'), value: <Count value={effective} /> },
          {
            key: 'lead',
            label: t('hr.medianLead'),
            value: medianLeadDays == null ? <None /> : t('hr.days', { days: medianLeadDays }),
          },
        ]}
      />
    </Section>
  );
}

type Row = HrFiguresQuery['headCounts'][number];

/** How many each post may have, has, and is going to have (編制). */
function HeadCounts({ rows, changed }: { rows: readonly Row[]; changed: () => void }): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [refused, setRefused] = useState<string>();
  const [set, { error }] = useMutation(SetEstablishmentDocument, { onError: () => {} });
  const save = async (
    { postId, version, legalEntity, authorised: before }: Row,
    authorised: number | null,
  ): Promise<void> => {
    if (authorised === (before ?? null)) return;
    setRefused(undefined);
    const { data } = await set({
      variables: { input: { postId, version, authorised, legalEntityId: legalEntity?.id ?? null } },
    });
    if (data?.set.__typename === 'PostHeadCount') sayDone(t('hr.headCountSaved'));
    else if (data) setRefused(t('hr.meanwhile'));
    changed();
  };
  return (
    <Section title={t('hr.headCounts')}>
      <FailureAlert error={error} />
      <Refusal why={refused} />
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('hr.unit')}</th>
            <th>{t('hr.post')}</th>
            <th className="k-number">{t('hr.authorised')}</th>
            <th className="k-number">{t('hr.held')}</th>
            <th className="k-number">{t('hr.incoming')}</th>
            <th>{t('hr.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { postId, version, title, unitName, authorised, held, incoming } = row;
            const over = authorised != null && held + incoming > authorised;
            return (
              <tr key={`${postId}.${version}`}>
                <td>{unitName}</td>
                <td>{title}</td>
                <td className="k-number">
                  {may('hrRecord.manage') ? (
                    <InputNumber
                      size="small"
                      min={0}
                      max={10000}
                      aria-label={t('hr.authorisedOf', { post: title })}
                      placeholder={t('hr.notLimited')}
                      {...(authorised != null && { defaultValue: authorised })}
                      onBlur={({ target }) => void save(row, target.value === '' ? null : Number(target.value))}
                    />
                  ) : (
                    (authorised ?? t('hr.notLimited'))
                  )}
                </td>
                <td className="k-number">
                  <Count value={held} />
                </td>
                <td className="k-number">
                  <Count value={incoming} />
                </td>
                <td>
                  {over && <StateChip tone="warning">{t('hr.overCount')}</StateChip>}
                  {!over && authorised != null && held + incoming < authorised && (
                    <StateChip tone="waiting">{t('hr.vacant', { count: authorised - held - incoming })}</StateChip>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}
