import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { DecideRiskThresholdDocument, type WholeRiskMarketFragment } from '../../gql/risk/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useOpenText, useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { BusinessDate, Instant } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { Limit } from './levels.tsx';
import { ProposeLimits } from './propose-limits.tsx';

type LimitsOf = WholeRiskMarketFragment['thresholds'][number];
const tones = { proposed: 'waiting', approved: 'neutral', refused: 'bad' } as const;

/** The limits of a market, by class of trader, the latest first: proposed by one, approved by another (T9). */
export function LimitsTable({ market, changed }: { market: WholeRiskMarketFragment; changed: () => void }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const { may } = useSession();
  const [proposing, setProposing] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [decide, { loading, error }] = useMutation(DecideRiskThresholdDocument, {
    refetchQueries: ['RiskWaiting'],
    onError: () => {},
    onCompleted: ({ decideRiskThreshold: result }) => {
      changed();
      if (result.__typename === 'RiskThreshold') {
        setRefused(undefined);
        return sayDone(t(`risk.limits.${result.state}`, { version: result.version }));
      }
      return setRefused(
        result.__typename === 'InvalidInput'
          ? result.fields.map(({ code }) => open('risk.problem', code)).join('；')
          : t('risk.meanwhile'),
      );
    },
  });
  const said = (id: string, approve: boolean): void => void decide({ variables: { input: { id, approve } } });
  return (
    <Section
      title={`${t('risk.limits')} · ${market.name}`}
      extra={may('risk.settings') && <Button onClick={() => setProposing(true)}>{t('risk.propose')}</Button>}
    >
      <FailureAlert error={error} />
      <Refusal why={refused} />
      <div className="k-scroll">
        <table className="k-table k-limits-table">
          <thead>
            <tr>
              <th>{t('risk.class')}</th>
              <th className="k-number">{t('risk.version')}</th>
              <th>{t('risk.effectiveFrom')}</th>
              <th className="k-number">{t('risk.level.watch')}</th>
              <th className="k-number">{t('risk.level.warn')}</th>
              <th className="k-number">{t('risk.level.call')}</th>
              <th className="k-number">{t('risk.level.force')}</th>
              <th className="k-number">{t('risk.clears')}</th>
              <th>{t('risk.state')}</th>
              <th>{t('risk.proposedBy')}</th>
              <th>{t('risk.decidedBy')}</th>
            </tr>
          </thead>
          <tbody>
            {market.thresholds.map((limits) => (
              <tr key={limits.id}>
                <td className="k-line">{t(`risk.class.${limits.traderClass}`)}</td>
                <td className="k-number">{limits.version}</td>
                <td>
                  <BusinessDate value={limits.effectiveFrom} />
                </td>
                <td className="k-number">
                  <Limit value={limits.watch} />
                </td>
                <td className="k-number">
                  <Limit value={limits.warn} />
                </td>
                <td className="k-number">
                  <Limit value={limits.call} />
                </td>
                <td className="k-number">
                  <Limit value={limits.force} />
                </td>
                <td className="k-number">
                  <Limit value={limits.clears} />
                </td>
                <td>
                  <LimitsState limits={limits} />
                </td>
                <td>
                  <Proposer name={limits.proposedBy} />
                  {limits.reason && <div className="k-quiet">{limits.reason}</div>}
                </td>
                <td>
                  {limits.state === 'proposed' ? (
                    limits.decidable && may('risk.settings') ? (
                      <span className="k-actions">
                        <Button size="small" type="primary" disabled={loading} onClick={() => said(limits.id, true)}>
                          {t('risk.approveLimits')}
                        </Button>
                        <Button size="small" disabled={loading} onClick={() => said(limits.id, false)}>
                          {t('risk.refuseLimits')}
                        </Button>
                      </span>
                    ) : (
                      <span className="k-quiet">{t('risk.otherPerson')}</span>
                    )
                  ) : (
                    <>
                      <Proposer name={limits.decidedBy ?? ''} />
                      <div className="k-quiet">
                        <Instant value={limits.decidedAt} />
                      </div>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {proposing && <ProposeLimits market={market} close={() => setProposing(false)} changed={changed} />}
    </Section>
  );
}

/** A person, or the house that came with these limits. */
function Proposer({ name }: { name: string }): ReactNode {
  const t = useText();
  return name === 'system' ? <span className="k-quiet">{t('risk.byHouse')}</span> : name;
}

function LimitsState({ limits }: { limits: LimitsOf }): ReactNode {
  const t = useText();
  if (limits.inForce) return <StateChip tone="good">{t('risk.inForce')}</StateChip>;
  return <StateChip tone={tones[limits.state]}>{t(`risk.limitsState.${limits.state}`)}</StateChip>;
}
