import { useMutation } from '@apollo/client/react';
import { type InputHTMLAttributes, type ReactNode, type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { type PersonFragment, SignInDocument } from '../gql/shell/graphql.ts';
import { describeFailure } from '../ui/failure.ts';
import { type MessageId, useText, type Values } from './text.ts';

interface Refusal {
  readonly id: MessageId;
  readonly values?: Values;
}

type FieldName = 'login' | 'password' | 'totp';
type Needed = Partial<Record<FieldName, MessageId>>;

/** Login and password, then the six digits when the account has a second factor. Plain HTML: it is the first load. */
export function SignInForm({
  login: known,
  onSignedIn,
}: {
  /** Who signs in again; the field is then fixed. */
  login?: string;
  onSignedIn: (person: PersonFragment) => void;
}): ReactNode {
  const t = useText();
  const [signIn, { loading }] = useMutation(SignInDocument);
  const [login, setLogin] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [totp, setTotp] = useState('');
  const [asksCode, setAsksCode] = useState(false);
  const [needed, setNeeded] = useState<Needed>({});
  const [refusal, setRefusal] = useState<Refusal>();
  const form = useRef<HTMLFormElement>(null);

  // The first field that is wrong takes the focus, so that a reader hears what is wanted.
  useEffect(() => {
    if (Object.keys(needed).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [needed]);

  const submit = async (): Promise<void> => {
    const code = totp.replaceAll(/\s/g, '');
    const missing: Needed = {
      ...(login.trim() === '' && { login: 'shell.signIn.loginNeeded' }),
      ...(password === '' && { password: 'shell.signIn.passwordNeeded' }),
      ...(asksCode && !/^\d{6}$/.test(code) && { totp: 'shell.signIn.codeNeeded' }),
    };
    setNeeded(missing);
    setRefusal(undefined);
    if (Object.keys(missing).length > 0) return;
    try {
      const input = { login: login.trim(), password, ...(asksCode && { totp: code }) };
      const { data } = await signIn({ variables: { input } });
      const result = data?.signIn;
      switch (result?.__typename) {
        case 'SignedIn':
          onSignedIn(result.me);
          return;
        case 'SecondFactorRequired':
          setAsksCode(true);
          return;
        case 'TooManyTries':
          setRefusal({ id: 'shell.signIn.tooMany', values: { minutes: Math.ceil(result.retryAfter / 60) } });
          return;
        case 'SignInRefused':
        case undefined:
          setTotp('');
          setRefusal({ id: asksCode ? 'shell.signIn.codeRefused' : 'shell.signIn.refused' });
          return;
      }
    } catch (error) {
      setRefusal({ id: `ui.failure.${describeFailure(error).code}` });
    }
  };

  return (
    <form
      ref={form}
      className="k-form"
      noValidate
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        void submit();
      }}
    >
      {/* Always there, so that what appears in it is read out. */}
      <div role="alert">{refusal && <p className="k-refusal">{t(refusal.id, refusal.values)}</p>}</div>
      <Field
        label={t('shell.signIn.login')}
        problem={needed.login && t(needed.login)}
        value={login}
        onChange={(event) => setLogin(event.target.value)}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        readOnly={known !== undefined}
        autoFocus={known === undefined}
        maxLength={100}
      />
      <Field
        label={t('shell.signIn.password')}
        problem={needed.password && t(needed.password)}
        type="password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        autoComplete="current-password"
        autoFocus={known !== undefined}
        maxLength={200}
      />
      {asksCode && (
        <Field
          label={t('shell.signIn.code')}
          help={t('shell.signIn.codeHelp')}
          problem={needed.totp && t(needed.totp)}
          value={totp}
          onChange={(event) => setTotp(event.target.value)}
          autoComplete="one-time-code"
          inputMode="numeric"
          autoFocus
          maxLength={8}
        />
      )}
      <button type="submit" className="k-primary" disabled={loading} aria-busy={loading}>
        {t('shell.signIn.submit')}
      </button>
    </form>
  );
}

function Field({
  label,
  help,
  problem,
  ...input
}: {
  label: string;
  help?: string;
  problem?: string | undefined;
} & InputHTMLAttributes<HTMLInputElement>): ReactNode {
  const id = useId();
  return (
    <div className="k-field">
      <label htmlFor={id}>{label}</label>
      <input id={id} aria-invalid={problem !== undefined} aria-describedby={`${id}-note`} {...input} />
      <p id={`${id}-note`} className={problem ? 'k-problem' : 'k-quiet'}>
        {problem ?? help}
      </p>
    </div>
  );
}
