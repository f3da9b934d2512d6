import type { ReactNode } from 'react';

export type NoticeShape = 'lock' | 'question' | 'empty' | 'failure' | 'offline';

const paths: Readonly<Record<NoticeShape, string>> = {
  lock: 'M14 22v-6a10 10 0 0 1 20 0v6M10 22h28v20H10zM24 29v6',
  question: 'M17 18a7 7 0 1 1 9 7q-2 1-2 5M24 37v1',
  empty: 'M8 26l6-14h20l6 14v12H8zM8 26h10l2 4h8l2-4h10',
  failure: 'M24 8l18 32H6zM24 20v9M24 34v1',
  offline: 'M6 18a26 26 0 0 1 36 0M13 25a16 16 0 0 1 22 0M24 37v1M8 8l32 32',
};

/** A page or a part of one that has nothing to show, and says why and what to do. */
export function Notice({
  shape,
  title,
  detail,
  children,
}: {
  shape: NoticeShape;
  title: string;
  detail?: ReactNode;
  children?: ReactNode;
}): ReactNode {
  return (
    <div className="k-notice">
      <svg viewBox="0 0 48 48" width="40" height="40" aria-hidden="true">
        <path d={paths[shape]} />
      </svg>
      <h2>{title}</h2>
      {detail && <p>{detail}</p>}
      {children && <div className="k-notice-actions">{children}</div>}
    </div>
  );
}
