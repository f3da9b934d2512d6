import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Count } from './figures.tsx';

/** One line of a cockpit card: what there is, how much of it, and where it stands. */
export interface CountedLink {
  readonly key: string;
  readonly to: string;
  readonly label: ReactNode;
  readonly count: number;
}

/** What a person has to do, by the count; what there is nothing of is left out. */
export function CountedLinks({ lines }: { lines: readonly CountedLink[] }): ReactNode {
  return (
    <ul className="k-list">
      {lines
        .filter(({ count }) => count > 0)
        .map(({ key, to, label, count }) => (
          <li key={key}>
            <Link to={to}>{label}</Link>
            <Count value={count} />
          </li>
        ))}
    </ul>
  );
}
