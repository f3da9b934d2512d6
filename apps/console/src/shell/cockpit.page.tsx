import { type ReactNode, useMemo } from 'react';
import { desks } from '../desks/index.ts';
import { useSession } from './session.tsx';
import { Slot } from './slot.tsx';
import { useText } from './text.ts';

/** A person's morning (X9): what each of her desks has for her to do, and nothing else. */
export default function Cockpit(): ReactNode {
  const t = useText();
  const { person, may } = useSession();
  const cards = useMemo(
    () => desks.flatMap((desk) => desk.cards ?? []).filter(({ permission }) => may(permission)),
    [may],
  );
  return (
    <>
      <header className="k-head">
        <h1>{t('shell.cockpit.greeting', { name: person.name })}</h1>
      </header>
      <div className="k-cards">
        {cards.map((card) => (
          <Slot key={card.key} load={card.load} whileLoading={<div className="k-card k-card-loading" />} />
        ))}
      </div>
      {/* CSS shows it only while no card has anything. */}
      <p className="k-cards-none">{t('shell.cockpit.nothing')}</p>
    </>
  );
}
