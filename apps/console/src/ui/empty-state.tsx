import type { ReactNode } from 'react';
import { Notice } from './notice.tsx';

/** A list that holds nothing: why, and what to do next. */
export function EmptyState({
  title,
  detail,
  children,
}: {
  title: string;
  detail?: string;
  children?: ReactNode;
}): ReactNode {
  return (
    <Notice shape="empty" title={title} detail={detail}>
      {children}
    </Notice>
  );
}
