import { useMutation } from '@apollo/client/react';
import { Alert, Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { type PersonFragment, SignInDocument } from '../gql/shell/graphql.ts';
import { describeFailure } from '../ui/failure.ts';
import { type MessageId, useText, type Values } from './text.ts';

interface Typed {
  readonly login: string;
  readonly password: string;
  readonly totp?: string;
}

interface Refusal {
  readonly id: MessageId;
  readonly values?: Values;
}

/** Login and password, then the six digits when the account has a second factor. */
export function SignInForm({
  login,
  onSignedIn,
}: {
  login?: string;
  onSignedIn: (person: PersonFragment) => void;
}): ReactNode {
  const t = useText();
  const [form] = Form.useForm<Typed>();
  const [signIn, { loading }] = useMutation(SignInDocument);
  const [asksCode, setAsksCode] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();

  const submit = async (typed: Typed): Promise<void> => {
    setRefusal(undefined);
    try {
      const { data } = await signIn({
        variables: {
          input: {
            login: typed.login.trim(),
            password: typed.password,
            ...(asksCode ? { totp: typed.totp?.trim() } : {}),
          },
        },
      });
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
          setRefusal({ id: asksCode ? 'shell.signIn.codeRefused' : 'shell.signIn.refused' });
          form.resetFields(['totp']);
          return;
      }
    } catch (error) {
      setRefusal({ id: `ui.failure.${describeFailure(error).code}` });
    }
  };

  return (
    <Form<Typed>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ login }}
      onFinish={(typed) => void submit(typed)}
      autoComplete="on"
    >
      {/* Always there, so that what appears in it is read out. */}
      <div aria-live="assertive">
        {refusal && <Alert type="error" showIcon title={t(refusal.id, refusal.values)} style={{ marginBottom: 16 }} />}
      </div>
      <Form.Item
        name="login"
        label={t('shell.signIn.login')}
        rules={[{ required: true, message: t('shell.signIn.loginNeeded') }]}
      >
        <Input size="large" autoComplete="username" autoFocus={!login} readOnly={Boolean(login)} maxLength={100} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('shell.signIn.password')}
        rules={[{ required: true, message: t('shell.signIn.passwordNeeded') }]}
      >
        <Input.Password size="large" autoComplete="current-password" autoFocus={Boolean(login)} maxLength={200} />
      </Form.Item>
      {asksCode && (
        <Form.Item
          name="totp"
          label={t('shell.signIn.code')}
          extra={t('shell.signIn.codeHelp')}
          rules={[{ required: true, pattern: /^\s*\d{6}\s*$/, message: t('shell.signIn.codeNeeded') }]}
        >
          <Input size="large" autoComplete="one-time-code" inputMode="numeric" autoFocus maxLength={8} />
        </Form.Item>
      )}
      <Button type="primary" size="large" htmlType="submit" loading={loading} block>
        {t('shell.signIn.submit')}
      </Button>
    </Form>
  );
}
