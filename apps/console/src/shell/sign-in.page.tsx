import { type ReactNode, useEffect } from 'react';
import { LanguageSwitch } from './language-switch.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useText } from './text.ts';

/** What a person sees first. The address stays as it is: after signing in she is where she meant to go. */
export default function SignInPage({ onSignedIn }: { onSignedIn: () => void }): ReactNode {
  const t = useText();
  useEffect(() => {
    document.title = `${t('shell.signIn.title')} · ${t('shell.name')}`;
  });
  return (
    <main className="k-whole">
      <div className="k-sign-in">
        <h1>{t('shell.name')}</h1>
        <p className="k-quiet">{t('shell.tagline')}</p>
        <SignInForm onSignedIn={onSignedIn} />
        <div className="k-sign-in-foot">
          <LanguageSwitch />
        </div>
      </div>
    </main>
  );
}
