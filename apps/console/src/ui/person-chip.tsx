import type { ReactNode } from 'react';

/** A person or a team, by name; the title beside it tells namesakes apart. */
export function PersonChip({ name, title }: { name: string; title?: string | null }): ReactNode {
  return (
    <span className="k-who">
      <span className="k-who-mark" aria-hidden="true">
        {Array.from(name)[0]}
      </span>
      {name}
      {title && <small>{title}</small>}
    </span>
  );
}
