import { useMutation } from '@apollo/client/react';
import { Button, Form, Input, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { type GatewayFragment, TestGatewayDocument } from '../../gql/messaging/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Count, Duration, Instant, Money, None } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import type { Tone } from '../../ui/tokens.ts';
import { useCause } from './message-state.tsx';

const tones = { closed: 'good', probing: 'warning', open: 'bad' } as const satisfies Record<string, Tone>;

/** One gateway: how it is, how fast, what it offers. Its secrets are only told to be there. */
export function GatewayCard({ gateway, edit }: { gateway: GatewayFragment; edit?: () => void }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const why = useCause();
  const [testing, setTesting] = useState(false);
  const [said, setSaid] = useState<string>();
  const [test] = useMutation(TestGatewayDocument);
  const breaker = gateway.breaker in tones ? (gateway.breaker as keyof typeof tones) : 'open';
  return (
    <Section
      title={gateway.title}
      extra={
        <span className="k-actions">
          {gateway.enabled ? (
            <StateChip tone={tones[breaker]}>{t(`messaging.breaker.${breaker}`)}</StateChip>
          ) : (
            <StateChip tone="neutral">{t('messaging.gateway.off')}</StateChip>
          )}
          {edit && <Button onClick={() => setTesting(true)}>{t('messaging.gateway.test')}</Button>}
          {edit && <Button onClick={edit}>{t('messaging.gateway.edit')}</Button>}
        </span>
      }
    >
      <Facts
        facts={[
          { key: 'adapter', label: t('messaging.gateway.adapter'), value: open('messaging.adapter', gateway.adapter) },
          { key: 'offer', label: t('messaging.gateway.offer'), value: open('messaging.offer', gateway.offer) },
          {
            key: 'speed',
            label: t('messaging.gateway.speed'),
            value: t('messaging.gateway.perMinute', { tried: gateway.triedLastMinute, rate: gateway.ratePerSecond }),
          },
          { key: 'allowed', label: t('messaging.gateway.allowed'), value: <Count value={gateway.allowed} /> },
          ...(gateway.breakerUntil
            ? [{ key: 'until', label: t('messaging.gateway.until'), value: <Instant value={gateway.breakerUntil} /> }]
            : []),
          {
            key: 'timeout',
            label: t('messaging.gateway.timeout'),
            value: <Duration seconds={gateway.timeoutSeconds} />,
          },
          ...(gateway.offer === 'key'
            ? [{ key: 'key', label: t('messaging.gateway.key'), value: <Duration seconds={gateway.keySeconds} /> }]
            : []),
          ...(gateway.offer === 'lookup'
            ? [
                {
                  key: 'settle',
                  label: t('messaging.gateway.settle'),
                  value: <Duration seconds={gateway.settleSeconds} />,
                },
              ]
            : []),
          {
            key: 'price',
            label: t('messaging.gateway.price'),
            value: gateway.pricePerThousand === null ? <None /> : <Money fen={gateway.pricePerThousand} />,
          },
          {
            key: 'secrets',
            label: t('messaging.gateway.secrets'),
            value:
              gateway.secretsSet.length > 0 ? (
                gateway.secretsSet.map((name) => open('messaging.secret', name)).join(t('ui.comma'))
              ) : (
                <None />
              ),
          },
          {
            key: 'callback',
            label: t('messaging.gateway.callback'),
            value: <Typography.Text copyable>{gateway.callbackUrl}</Typography.Text>,
          },
        ]}
      />
      {said && <p role="status">{said}</p>}
      <CreateDialog<{ phone: string }>
        open={testing}
        title={t('messaging.gateway.test')}
        action={t('messaging.gateway.testSend')}
        create={async ({ phone }) => {
          const { data } = await test({ variables: { input: { name: gateway.name, phone } } });
          const result = data?.testMessageGateway;
          setSaid(
            result?.__typename === 'GatewayTest'
              ? t('messaging.gateway.tested', {
                  outcome: t('messaging.outcome.said', { outcome: open('messaging.outcome', result.outcome) }),
                  detail: result.outcome === 'accepted' ? (result.detail ?? '') : (why(result.detail ?? null) ?? ''),
                })
              : t('messaging.gateway.noAddress'),
          );
          return [];
        }}
        onClose={() => setTesting(false)}
      >
        <p>{t('messaging.gateway.testExplain')}</p>
        <Form.Item
          name="phone"
          label={t('messaging.phone')}
          rules={[{ required: true, pattern: /^\+\d{6,15}$/, message: t('messaging.phoneForm') }]}
        >
          <Input inputMode="tel" maxLength={16} placeholder="+8613800000000" />
        </Form.Item>
      </CreateDialog>
    </Section>
  );
}
