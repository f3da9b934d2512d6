import { type ReactNode, useId } from 'react';
import { Link } from 'react-router';
import { desks } from '../desks/index.ts';
import { useSession } from './session.tsx';
import { useText } from './text.ts';

/** Who is signed in; her own pages; the way out. */
export function PersonMenu(): ReactNode {
  const t = useText();
  const { person, may, signOut } = useSession();
  const id = useId();
  // Who was let in without a network is not named.
  const name = person.name || t('shell.person.withoutNetwork');
  const own = desks.flatMap((desk) => desk.own ?? []).filter(({ permission }) => may(permission));
  const close = (): void => document.getElementById(id)?.hidePopover();
  return (
    <>
      <button type="button" className="k-person" popoverTarget={id} aria-haspopup="true">
        <span className="k-person-mark" aria-hidden="true">
          {Array.from(name)[0]}
        </span>
        <span>{name}</span>
      </button>
      <div id={id} popover="auto" className="k-menu" role="group" aria-label={t('shell.person.menu', { name })}>
        {own.map(({ title, to }) => (
          <Link key={to} to={to} onClick={close}>
            {t(title)}
          </Link>
        ))}
        <button type="button" onClick={() => void signOut()}>
          {t('shell.person.signOut')}
        </button>
      </div>
    </>
  );
}
