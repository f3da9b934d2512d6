import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';

const pages = [
  { to: '/franchise-orders', permission: 'franchiseOrder.read', title: 'orders.title' },
  { to: '/order-forms', permission: 'franchiseOrder.enter', title: 'orders.forms' },
  { to: '/order-seasons', permission: 'franchiseOrder.read', title: 'orders.seasons' },
  { to: '/styles', permission: 'style.read', title: 'orders.styles' },
  { to: '/franchisees', permission: 'franchisee.read', title: 'orders.franchisees' },
  { to: '/silent-franchisees', permission: 'franchiseOrder.read', title: 'orders.silent' },
] as const;

/** The ways between the pages of the order desk, as far as one may go them. */
export function OtherPages({ here }: { here: (typeof pages)[number]['to'] }): ReactNode {
  const t = useText();
  const { may } = useSession();
  return (
    <nav className="k-actions" aria-label={t('orders.pages')}>
      {pages
        .filter(({ to, permission }) => to !== here && may(permission))
        .map(({ to, title }) => (
          <Link key={to} to={to}>
            {t(title)}
          </Link>
        ))}
    </nav>
  );
}
