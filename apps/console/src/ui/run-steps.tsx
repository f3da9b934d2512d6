import { Progress } from 'antd';
import type { ReactNode } from 'react';
import { StateChip } from './state-chip.tsx';
import type { Tone } from './tokens.ts';

/** One step of a run: an import, a planning, a closing. */
export interface RunStep {
  readonly key: string;
  readonly title: string;
  readonly state: 'ahead' | 'running' | 'waits' | 'done' | 'failed';
  /** Its state in words. */
  readonly stateText: string;
  readonly detail?: ReactNode;
  /** 0 … 1, while it runs and the end is known. */
  readonly progress?: number;
}

const tones: Readonly<Record<RunStep['state'], Tone>> = {
  ahead: 'neutral',
  running: 'waiting',
  waits: 'warning',
  done: 'good',
  failed: 'bad',
};

/** The steps of a run with their live progress. */
export function RunSteps({ steps }: { steps: readonly RunStep[] }): ReactNode {
  return (
    <ol className="k-run" aria-live="polite">
      {steps.map(({ key, title, state, stateText, detail, progress }) => (
        <li key={key} data-state={state} aria-current={state === 'running' || state === 'waits' ? 'step' : undefined}>
          <header>
            <b>{title}</b>
            <StateChip tone={tones[state]}>{stateText}</StateChip>
          </header>
          {progress !== undefined && (
            <Progress percent={Math.floor(progress * 100)} size="small" aria-label={title} showInfo />
          )}
          {detail && <div>{detail}</div>}
        </li>
      ))}
    </ol>
  );
}
