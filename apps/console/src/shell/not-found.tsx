import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Notice } from '../ui/notice.tsx';
import { useText } from './text.ts';

/** 404: the address leads nowhere. */
export function NotFound(): ReactNode {
  const t = useText();
  return (
    <Notice shape="question" title={t('shell.notFound.title')} detail={t('shell.notFound.detail')}>
      <Link to="/">{t('shell.toCockpit')}</Link>
    </Notice>
  );
}
