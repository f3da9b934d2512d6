import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';

const pages = [
  { to: '/parked-messages', permission: 'message.resend', title: 'messaging.parked' },
  { to: '/message-opt-outs', permission: 'message.optOut', title: 'messaging.optOuts' },
  { to: '/message-words', permission: 'message.settings', title: 'messaging.words' },
  { to: '/message-gateways', permission: 'gateway.read', title: 'messaging.gateways' },
  { to: '/gateway-report', permission: 'gateway.read', title: 'messaging.report' },
] as const;

/** The ways from the ledger to what belongs to it, as far as one may go them. */
export function OtherPages(): ReactNode {
  const t = useText();
  const { may } = useSession();
  return (
    <nav className="k-actions" aria-label={t('messaging.title')}>
      {pages
        .filter(({ permission }) => may(permission))
        .map(({ to, title }) => (
          <Link key={to} to={to}>
            {t(title)}
          </Link>
        ))}
    </nav>
  );
}
