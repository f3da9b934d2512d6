import { type ReactNode, useEffect, useRef } from 'react';
import type { PersonFragment } from '../gql/shell/graphql.ts';
import { SignInForm } from './sign-in-form.tsx';
import { useText } from './text.ts';

/** Over the page of somebody whose session ended; the page below keeps what was typed. */
export default function SignInAgain({
  person,
  onSignedIn,
}: {
  person: PersonFragment;
  onSignedIn: (person: PersonFragment) => void;
}): ReactNode {
  const t = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="k-dialog"
      aria-label={t('shell.session.ended')}
      // Nothing below works without a session: there is no way round it.
      onCancel={(event) => event.preventDefault()}
    >
      <h1>{t('shell.session.ended')}</h1>
      <p className="k-quiet">{t('shell.session.kept', { name: person.name })}</p>
      <SignInForm onSignedIn={onSignedIn} />
    </dialog>
  );
}
