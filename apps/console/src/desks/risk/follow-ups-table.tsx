import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { RecordRiskContactDocument, type RiskFollowUpLineFragment } from '../../gql/risk/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useOpenText, useText } from '../../shell/text.ts';
import { BusinessDate, Instant } from '../../ui/figures.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { Level } from './levels.tsx';
import { OutcomeDialog } from './outcome-dialog.tsx';
import './risk.css';

const ladder = ['secondContact', 'telephone', 'branch'] as const;
const outcomeTones = { delivered: 'good', reached: 'good', notReached: 'bad' } as const;

/** Traders whom no notice reached, and how far the ladder has been climbed for each (T9). */
export function FollowUpsTable({
  rows,
  days = false,
  changed,
}: {
  rows: readonly RiskFollowUpLineFragment[];
  /** Whether they are of several days. */
  days?: boolean;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const { may } = useSession();
  const [recording, setRecording] = useState<RiskFollowUpLineFragment>();
  // As it stands now: somebody else may have led it on, or ended it, meanwhile.
  const asked = recording && (rows.find(({ id }) => id === recording.id) ?? recording);
  return (
    <div className="k-scroll">
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('risk.trader')}</th>
            <th>{t('risk.phone')}</th>
            {days && <th>{t('risk.tradingDay')}</th>}
            <th>{t('risk.level')}</th>
            <th>{t('risk.cause')}</th>
            <th>{t('risk.ladder')}</th>
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
              <td className="k-line">{row.phoneMasked ?? <span className="k-quiet">{t('risk.noPhone')}</span>}</td>
              {days && (
                <td>
                  {may('risk.read') ? (
                    <Link to={`/risk/${row.runId}`}>
                      <BusinessDate value={row.tradingDay} />
                    </Link>
                  ) : (
                    <BusinessDate value={row.tradingDay} />
                  )}
                </td>
              )}
              <td>
                <Level level={row.level} />
              </td>
              <td>{open('risk.cause', row.cause)}</td>
              <td>
                <Ladder row={row} />
              </td>
              <td>
                {row.outcome ? (
                  <StateChip tone={outcomeTones[row.outcome]}>{t(`risk.outcome.${row.outcome}`)}</StateChip>
                ) : row.recordable && may('risk.followUp') ? (
                  <Button size="small" onClick={() => setRecording(row)}>
                    {t('risk.record')}
                  </Button>
                ) : (
                  <StateChip tone="waiting">{t('risk.outcome.open')}</StateChip>
                )}
                {may('risk.read') && (
                  <div>
                    <a href={`/risk/notices/${row.noticeId}/proof`}>{t('risk.proof')}</a>
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked && <Contact key={asked.id} followUp={asked} close={() => setRecording(undefined)} changed={changed} />}
    </div>
  );
}

/** What a call, or the branch's search, came to. */
function Contact({
  followUp: { id, version, name, step },
  close,
  changed,
}: {
  followUp: RiskFollowUpLineFragment;
  close: () => void;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const [refused, setRefused] = useState<string>();
  const [send, { loading, error }] = useMutation(RecordRiskContactDocument, {
    refetchQueries: ['RiskWaiting', 'TaskCounts'],
    onError: () => {},
    onCompleted: ({ recordRiskContact: result }) => {
      changed();
      if (result.__typename !== 'RiskFollowUp') return setRefused(t('risk.meanwhile'));
      sayDone(t(result.outcome ? 'risk.recorded' : 'risk.leadOn'));
      return close();
    },
  });
  return (
    <OutcomeDialog
      title={t('risk.recordTitle', { name, step: t(`risk.followUp.${step}`) })}
      outcomes={(['reached', 'notReached'] as const).map((value) => ({ value, label: t(`risk.outcome.${value}`) }))}
      then={t(step === 'telephone' ? 'risk.thenBranch' : 'risk.thenEnd')}
      busy={loading}
      error={error}
      refused={refused}
      record={(outcome, note) => void send({ variables: { input: { id, version, outcome, note } } })}
      close={close}
    />
  );
}

/** The steps that were gone and where it stands. */
function Ladder({ row }: { row: RiskFollowUpLineFragment }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const steps = ladder.filter((step) => step === row.step || row.contacts.some((contact) => contact.step === step));
  return (
    <ol className="k-ladder">
      {steps.map((step) => {
        const made = row.contacts.filter((contact) => contact.step === step);
        return (
          <li key={step} aria-current={step === row.step && !row.outcome ? 'step' : undefined}>
            {t(`risk.followUp.${step}`)}
            {made.map((contact) => (
              <div key={contact.id} className="k-quiet">
                {t(`risk.outcome.${contact.outcome}`)}
                {contact.madeBy && ` · ${contact.madeBy}`} · <Instant value={contact.madeAt} />
                {contact.note && ` · ${open('risk.cause', contact.note)}`}
              </div>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
