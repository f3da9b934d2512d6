import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useText } from '../shell/text.ts';
import './approval-panel.css';
import { Instant } from './figures.tsx';
import { StateChip } from './state-chip.tsx';
import type { Tone } from './tokens.ts';

export const decisions = ['approve', 'return', 'reject'] as const;
export type Decision = (typeof decisions)[number];

/** One step: who decides it, who did, why. */
export interface PanelStep {
  readonly position: number;
  readonly title: string;
  readonly state: 'ahead' | 'pending' | 'approved' | 'returned' | 'rejected' | 'withdrawn' | 'dropped';
  readonly assignedTo?: string | null;
  /** The post that is asked, and who speaks for it now. */
  readonly post?: string | null;
  readonly asked?: readonly string[];
  /** What they approved before counted for this step, too. */
  readonly carried?: boolean;
  readonly pendingSince?: string | null;
  readonly escalatesAt?: string | null;
  readonly escalated: boolean;
  readonly decidedBy?: string | null;
  readonly onBehalfOf?: string | null;
  readonly decidedAt?: string | null;
  readonly reason?: string | null;
  readonly mine: boolean;
  /** `request`, or the key of the step that the person or whom they stand in for has decided. */
  readonly barredBy?: string | null;
  readonly barredByStep?: string | null;
}

/** One round of approval. */
export interface PanelRound {
  readonly id: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly steps: readonly PanelStep[];
}

/** What somebody decides of the step at hand. */
export interface Deciding {
  readonly approvalId: string;
  readonly position: number;
  readonly decision: Decision;
  readonly reason: string;
}

const tones: Readonly<Record<PanelStep['state'], Tone>> = {
  ahead: 'neutral',
  pending: 'waiting',
  approved: 'good',
  returned: 'warning',
  rejected: 'bad',
  withdrawn: 'neutral',
  dropped: 'neutral',
};

/** The approval of a case: who, when, why, delegated by whom; and, where it is this person's, deciding it (X3). */
export function ApprovalPanel({
  rounds,
  decide,
  deciding,
  refused,
}: {
  /** The latest first. */
  rounds: readonly PanelRound[];
  decide: (decision: Deciding) => void;
  deciding: boolean;
  /** Why the last decision was not taken. */
  refused: ReactNode;
}): ReactNode {
  const t = useText();
  const [latest, ...earlier] = rounds;
  if (!latest) return <p className="k-quiet">{t('ui.approval.none')}</p>;
  return (
    <>
      <Round round={latest} decide={decide} deciding={deciding} refused={refused} />
      {earlier.length > 0 && (
        <details className="k-approval-earlier">
          <summary>{t('ui.approval.earlier', { count: earlier.length })}</summary>
          {earlier.map((round) => (
            <Round key={round.id} round={round} />
          ))}
        </details>
      )}
    </>
  );
}

function Round({
  round,
  decide,
  deciding = false,
  refused,
}: {
  round: PanelRound;
  decide?: (decision: Deciding) => void;
  deciding?: boolean;
  refused?: ReactNode;
}): ReactNode {
  const t = useText();
  return (
    <>
      <p className="k-quiet">
        {t('ui.approval.requested', { name: round.requestedBy })} · <Instant value={round.requestedAt} />
      </p>
      <ol className="k-approval">
        {round.steps.map((step) => (
          <li key={step.position} aria-current={step.state === 'pending' ? 'step' : undefined}>
            <p>
              <b>{step.title}</b> <StateChip tone={tones[step.state]}>{t(`ui.approval.state.${step.state}`)}</StateChip>
            </p>
            <StepWords step={step} />
            {decide && step.state === 'pending' && step.mine && (
              <Decide round={round} step={step} decide={decide} deciding={deciding} refused={refused} />
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function StepWords({ step }: { step: PanelStep }): ReactNode {
  const t = useText();
  if (step.decidedBy) {
    return (
      <>
        <p className="k-quiet">
          {step.onBehalfOf ? t('ui.approval.byFor', { name: step.decidedBy, absent: step.onBehalfOf }) : step.decidedBy}
          {' · '}
          <Instant value={step.decidedAt} />
        </p>
        {step.carried && <p className="k-quiet">{t('ui.approval.carried')}</p>}
        {step.reason && <p>{t('ui.timeline.reason', { reason: step.reason })}</p>}
      </>
    );
  }
  if (step.state !== 'pending') return null;
  return (
    <>
      <p className="k-quiet">
        {whereOf(step, t)}
        {' · '}
        {t('ui.approval.since')} <Instant value={step.pendingSince} />
      </p>
      {step.escalated ? (
        <p>
          <StateChip tone="warning">{t('ui.approval.escalated')}</StateChip>
        </p>
      ) : (
        <p className="k-quiet">
          {t('ui.approval.escalates')} <Instant value={step.escalatesAt} />
        </p>
      )}
      {step.barredBy && (
        <p className="k-approval-barred">
          {step.barredByStep
            ? t('ui.approval.barredByStep', { step: step.barredByStep })
            : t('ui.approval.barredByRequest')}
        </p>
      )}
    </>
  );
}

/** On whose desk it lies, or whom it asks. */
function whereOf({ assignedTo, post, asked = [] }: PanelStep, t: ReturnType<typeof useText>): string {
  if (assignedTo) return t('ui.approval.onDesk', { name: assignedTo });
  const names = asked.join(t('ui.comma'));
  if (post) return t('ui.approval.asksPost', { post, names: names || t('ui.none') });
  return t('ui.approval.onNoDesk');
}

function Decide({
  round,
  step,
  decide,
  deciding,
  refused,
}: {
  round: PanelRound;
  step: PanelStep;
  decide: (decision: Deciding) => void;
  deciding: boolean;
  refused: ReactNode;
}): ReactNode {
  const t = useText();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const send = (decision: Decision): void => {
    const why = reason.trim();
    setMissing(decision !== 'approve' && !why);
    if (decision === 'approve' || why) decide({ approvalId: round.id, position: step.position, decision, reason: why });
  };
  return (
    <div className="k-approval-decide">
      {refused}
      <Input.TextArea
        rows={2}
        maxLength={1000}
        value={reason}
        aria-label={t('ui.approval.reason')}
        aria-invalid={missing}
        placeholder={t('ui.approval.reasonHint')}
        {...(missing && { status: 'error' as const })}
        onChange={(event) => setReason(event.target.value)}
      />
      {missing && (
        <p role="alert" className="k-problem">
          {t('ui.approval.reasonMissing')}
        </p>
      )}
      <div className="k-actions">
        {decisions.map((decision) => (
          <Button
            key={decision}
            type={decision === 'approve' ? 'primary' : 'default'}
            danger={decision === 'reject'}
            disabled={deciding}
            onClick={() => send(decision)}
          >
            {t(`ui.approval.${decision}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}
