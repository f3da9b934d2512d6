import type { ReactNode } from 'react';
import { Lifecycle, type LifecycleStep, type LifecycleWay } from './lifecycle.tsx';

/** The frame of one case: name, state and its place in the lifecycle, next actions, facts; beside them the timeline. */
export function RecordPage({
  name,
  number,
  state,
  lifecycle,
  ways,
  actions,
  timeline,
  below,
  children,
}: {
  name: string;
  /** What tells it from its namesakes. */
  number?: ReactNode;
  state?: ReactNode;
  lifecycle?: readonly LifecycleStep[];
  /** Its transitions; without them each step leads to the next. */
  ways?: readonly LifecycleWay[];
  actions?: ReactNode;
  timeline?: ReactNode;
  /** What needs the page's whole width. */
  below?: ReactNode;
  children: ReactNode;
}): ReactNode {
  return (
    <article className="k-record">
      <header className="k-head">
        <h1>{name}</h1>
        {number && <span className="k-quiet">{number}</span>}
        {state}
        <span className="k-grow" />
        {actions && <div className="k-actions">{actions}</div>}
      </header>
      {lifecycle && <Lifecycle steps={lifecycle} {...(ways && { ways })} />}
      <div className={timeline ? 'k-columns' : undefined}>
        <div className="k-stack">{children}</div>
        {timeline && <aside className="k-stack">{timeline}</aside>}
      </div>
      {below && <div className="k-stack k-below">{below}</div>}
    </article>
  );
}

/** A titled part of a page. */
export function Section({
  title,
  extra,
  children,
}: {
  title: string;
  extra?: ReactNode;
  children: ReactNode;
}): ReactNode {
  return (
    <section className="k-card" aria-label={title}>
      <h2>
        {title}
        <span className="k-grow" />
        {extra}
      </h2>
      {children}
    </section>
  );
}
