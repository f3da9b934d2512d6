import type { ReactNode } from 'react';

/** One fact of a record. */
export interface Fact {
  readonly key: string;
  readonly label: string;
  readonly value: ReactNode;
}

/** What is known of a record, label beside value. */
export function Facts({ facts }: { facts: readonly Fact[] }): ReactNode {
  return (
    <dl className="k-facts">
      {facts.map(({ key, label, value }) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
