import { useMutation } from '@apollo/client/react';
import { Button, Form, Input, QRCode, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  ConfirmSecondFactorDocument,
  OfferSecondFactorDocument,
  RemoveSecondFactorDocument,
} from '../../gql/identity/graphql.ts';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { sayDone } from '../../ui/toasts.tsx';

interface Offered {
  readonly secret: string;
  readonly uri: string;
}

/** Sign-in by a code of an authenticator app besides the password: turned on by its first code, off by the password. */
export function SecondFactorSection({ on, onChanged }: { on: boolean; onChanged: () => void }): ReactNode {
  const t = useText();
  const [form] = Form.useForm<{ password: string }>();
  const [offered, setOffered] = useState<Offered>();
  const [offer, offering] = useMutation(OfferSecondFactorDocument);
  const [remove, removing] = useMutation(RemoveSecondFactorDocument);
  const begin = async (password: string): Promise<void> => {
    if (on) {
      const { data } = await remove({ variables: { password } });
      if (data?.removeSecondFactor.__typename !== 'Done') return wrong();
      sayDone(t('identity.secondFactor.turnedOff'));
      form.resetFields();
      return onChanged();
    }
    const { data } = await offer({ variables: { password } });
    if (data?.offerSecondFactor.__typename !== 'SecondFactorOffer') return wrong();
    setOffered(data.offerSecondFactor);
    form.resetFields();
  };
  const wrong = (): void => form.setFields([{ name: 'password', errors: [t('identity.password.wrong')] }]);
  return (
    <Section title={t('identity.secondFactor')}>
      <FailureAlert error={offering.error ?? removing.error} />
      <p>
        {on ? (
          <StateChip tone="good">{t('identity.on')}</StateChip>
        ) : (
          <StateChip tone="warning">{t('identity.off')}</StateChip>
        )}{' '}
        <span className="k-quiet">{t('identity.secondFactor.help')}</span>
      </p>
      {offered ? (
        <Confirm
          offered={offered}
          onDone={() => {
            setOffered(undefined);
            sayDone(t('identity.secondFactor.turnedOn'));
            onChanged();
          }}
        />
      ) : (
        <Form
          form={form}
          layout="vertical"
          style={{ maxWidth: 360 }}
          onFinish={({ password }) => void begin(password).catch(() => undefined)}
        >
          <Form.Item
            name="password"
            label={t('identity.password.current')}
            rules={[{ required: true, message: t('identity.needed') }]}
          >
            <Input.Password autoComplete="current-password" maxLength={200} />
          </Form.Item>
          <Button htmlType="submit" type={on ? 'default' : 'primary'} loading={offering.loading || removing.loading}>
            {t(on ? 'identity.secondFactor.turnOff' : 'identity.secondFactor.turnOn')}
          </Button>
        </Form>
      )}
    </Section>
  );
}

function Confirm({ offered, onDone }: { offered: Offered; onDone: () => void }): ReactNode {
  const t = useText();
  const [form] = Form.useForm<{ code: string }>();
  const [confirm, { loading, error }] = useMutation(ConfirmSecondFactorDocument);
  const send = async (code: string): Promise<void> => {
    const { data } = await confirm({ variables: { code: code.replaceAll(/\s/g, '') } });
    if (data?.confirmSecondFactor.__typename === 'Done') onDone();
    else form.setFields([{ name: 'code', errors: [t('identity.secondFactor.codeWrong')] }]);
  };
  return (
    <div className="k-columns">
      <div>
        {/* White ground also in the dark: cameras want it. */}
        <QRCode value={offered.uri} color="#000" bgColor="#fff" aria-label={t('identity.secondFactor.qr')} />
        <Typography.Paragraph copyable={{ text: offered.secret }} code>
          {offered.secret}
        </Typography.Paragraph>
      </div>
      <Form
        form={form}
        layout="vertical"
        style={{ maxWidth: 280 }}
        onFinish={({ code }) => void send(code).catch(() => undefined)}
      >
        <p>{t('identity.secondFactor.scan')}</p>
        <FailureAlert error={error} />
        <Form.Item
          name="code"
          label={t('identity.secondFactor.code')}
          rules={[{ required: true, pattern: /^\d{3}\s?\d{3}$/, message: t('identity.secondFactor.codeNeeded') }]}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={8} autoFocus />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={loading}>
          {t('identity.secondFactor.confirm')}
        </Button>
      </Form>
    </div>
  );
}
