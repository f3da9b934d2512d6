import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { groups, standsInRail } from '../desks/desk.ts';
import { desks } from '../desks/index.ts';
import { HomeIcon } from './icons.tsx';
import { useSession } from './session.tsx';
import { useText } from './text.ts';

/** The desks that this person may enter. */
export function Rail(): ReactNode {
  const t = useText();
  const { may } = useSession();
  return (
    <nav className="k-rail" aria-label={t('shell.rail')}>
      <ul>
        <li>
          <NavLink to="/" end>
            <HomeIcon />
            <span>{t('shell.cockpit.title')}</span>
          </NavLink>
        </li>
      </ul>
      {groups.map((group) => {
        const pages = desks
          .filter((desk) => desk.group === group)
          .flatMap((desk) => desk.pages)
          .filter((page) => standsInRail(page, may));
        if (pages.length === 0) return null;
        return (
          <section key={group} aria-label={t(`shell.group.${group}`)}>
            <h2>{t(`shell.group.${group}`)}</h2>
            <ul>
              {pages.map((page) => (
                <li key={page.path}>
                  <NavLink to={`/${page.path}`} title={t(page.title)}>
                    {page.rail?.icon}
                    <span>{t(page.title)}</span>
                  </NavLink>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </nav>
  );
}
