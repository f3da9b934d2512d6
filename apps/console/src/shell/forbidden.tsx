import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Notice } from '../ui/notice.tsx';
import { useText } from './text.ts';

/** 403: the page exists, this person may not enter. */
export function Forbidden(): ReactNode {
  const t = useText();
  return (
    <Notice shape="lock" title={t('shell.forbidden.title')} detail={t('shell.forbidden.detail')}>
      <Link to="/">{t('shell.toCockpit')}</Link>
    </Notice>
  );
}
