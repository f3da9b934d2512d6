import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../shell/text.ts';
import { type LifecycleEdge, layOut, nodeHeight, nodeWidth } from './lifecycle-layout.ts';
import './lifecycle.css';

/** So much of a node's size a chart keeps at least, so that it can be read; one that is wider is moved sideways. */
const leastScale = 0.7;

/** One state on the way; `was` and `is` are drawn apart from what is still ahead. */
export interface LifecycleStep {
  readonly key: string;
  readonly label: string;
  readonly place: 'was' | 'is' | 'ahead';
  /** When it was reached, or falls due. */
  readonly note?: ReactNode;
  /** Off the usual way: given back, refused. */
  readonly aside?: true;
}

/** A transition between two states. */
export interface LifecycleWay {
  readonly from: string;
  readonly to: string;
}

/**
 * Where a case stands on its way, drawn as a flow chart: the usual way in one row, what leads off it below. Without
 * `ways` each step leads to the next. Who hears the page is told the same as a list.
 */
export function Lifecycle({
  steps,
  ways,
}: {
  steps: readonly LifecycleStep[];
  ways?: readonly LifecycleWay[];
}): ReactNode {
  const t = useText();
  const figure = useRef<HTMLElement>(null);
  const at = steps.find(({ place }) => place === 'is')?.key;
  useEffect(() => {
    const node = at && figure.current?.querySelector<HTMLElement>('[data-place="is"]');
    if (!node || !figure.current) return;
    const [box, frame] = [node.getBoundingClientRect(), figure.current.getBoundingClientRect()];
    figure.current.scrollLeft += box.left + box.width / 2 - frame.left - frame.width / 2;
  }, [at]);
  // A chart that is still on its way.
  if (steps.length === 0) return null;
  const row = steps.filter(({ aside }) => !aside);
  const edges = ways ?? row.slice(1).map((step, i) => ({ from: row[i]?.key ?? '', to: step.key }));
  const { places, lines, width, height } = layOut(steps, edges);
  return (
    // Within reach of the keyboard: a long chart is moved sideways by the arrows.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <figure ref={figure} className="k-lifecycle" aria-label={t('ui.lifecycle')} tabIndex={0}>
      <ol className="k-unseen">
        {steps
          .filter(({ aside, place }) => !aside || place !== 'ahead')
          .map(({ key, label, place, note }) => (
            <li key={key} aria-current={place === 'is' ? 'step' : undefined}>
              {label} {t(`ui.lifecycle.${place}`)} {note}
            </li>
          ))}
      </ol>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        style={{ maxWidth: width, minWidth: width * leastScale }}
        aria-hidden="true"
      >
        <defs>
          {(['quiet', 'now', 'was'] as const).map((tone) => (
            <marker
              key={tone}
              id={`k-arrow-${tone}`}
              className={`k-arrow-${tone}`}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="8"
              markerHeight="8"
              markerUnits="userSpaceOnUse"
              orient="auto"
            >
              <path d="M0 0.5L8 4L0 7.5z" />
            </marker>
          ))}
        </defs>
        {lines.map((line) => {
          const tone = toneOf(line, steps);
          return (
            <path
              key={`${line.from} ${line.to}`}
              d={line.d}
              className={`k-way-${tone}`}
              markerEnd={`url(#k-arrow-${tone})`}
            />
          );
        })}
        {steps.map((step) => {
          const { x, y } = places.get(step.key) ?? { x: 0, y: 0 };
          return (
            <foreignObject key={step.key} x={x} y={y} width={nodeWidth} height={nodeHeight}>
              <div className="k-state" data-place={step.place} {...(step.aside && { 'data-aside': true })}>
                <span>
                  {step.place === 'was' && '✓ '}
                  {step.label}
                </span>
                {step.note && <small>{step.note}</small>}
              </div>
            </foreignObject>
          );
        })}
      </svg>
    </figure>
  );
}

/** What leads on from where the case stands is drawn strongest; the way it came, next. */
function toneOf({ from, to }: LifecycleEdge, steps: readonly LifecycleStep[]): 'now' | 'was' | 'quiet' {
  const place = (key: string): LifecycleStep['place'] | undefined => steps.find((step) => step.key === key)?.place;
  if (place(from) === 'is') return 'now';
  return place(from) === 'was' && (place(to) === 'was' || place(to) === 'is') ? 'was' : 'quiet';
}
