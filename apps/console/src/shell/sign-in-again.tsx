import { Modal } from 'antd';
import type { ReactNode } from 'react';
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
  return (
    <Modal
      open
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      title={t('shell.session.ended')}
      width={400}
    >
      <p className="k-quiet">{t('shell.session.kept', { name: person.name })}</p>
      <SignInForm onSignedIn={onSignedIn} />
    </Modal>
  );
}
