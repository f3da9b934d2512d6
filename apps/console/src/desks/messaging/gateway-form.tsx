import { useMutation } from '@apollo/client/react';
import { Button, Drawer, Form, Input, InputNumber, Select, Switch } from 'antd';
import { type ReactNode, useState } from 'react';
import { type GatewayFragment, type GatewaysQuery, SaveGatewayDocument } from '../../gql/messaging/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { formPath, markFields, type Problem, ProblemSummary } from '../../ui/form-problems.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { GatewayTemplates, type TemplateCodes, templateCodesOf, templatesOf } from './gateway-templates.tsx';

type Adapter = GatewaysQuery['gatewayAdapters'][number];

interface Values {
  readonly name: string;
  readonly title: string;
  readonly adapter: string;
  readonly offer: string;
  readonly url?: string;
  readonly signature: string;
  readonly simplified: boolean;
  /** Yuan for a thousand segments. */
  readonly price?: number | null;
  readonly priority: number;
  readonly enabled: boolean;
  readonly ratePerSecond: number;
  readonly burst: number;
  readonly timeoutSeconds: number;
  readonly keySeconds: number;
  readonly settleSeconds: number;
  readonly settings?: Readonly<Record<string, string | undefined>>;
  readonly secrets?: Readonly<Record<string, string | undefined>>;
  readonly codes?: TemplateCodes;
}

const fresh = {
  adapter: 'http',
  offer: 'none',
  title: '',
  signature: '',
  simplified: false,
  priority: 100,
  enabled: true,
  ratePerSecond: 50,
  burst: 200,
  timeoutSeconds: 10,
  keySeconds: 86_400,
  settleSeconds: 60,
};

const named = (values: Readonly<Record<string, string | undefined>> = {}): { name: string; value: string }[] =>
  Object.entries(values).flatMap(([name, value]) => (value ? [{ name, value }] : []));

/** A gateway, new or known. A secret that is left empty stays as it is: what is there cannot be read. */
export function GatewayForm({
  gateway,
  adapters,
  templates,
  close,
}: {
  gateway: GatewayFragment | undefined;
  adapters: readonly Adapter[];
  templates: GatewaysQuery['messageTemplates'];
  close: () => void;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [form] = Form.useForm<Values>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [meanwhile, setMeanwhile] = useState(false);
  const key: string = Form.useWatch('adapter', form) ?? gateway?.adapter ?? fresh.adapter;
  const offer: string = Form.useWatch('offer', form) ?? gateway?.offer ?? fresh.offer;
  const adapter = adapters.find((each) => each.key === key);
  const [save, { loading, error }] = useMutation(SaveGatewayDocument, {
    onError: () => {},
    onCompleted: ({ saveMessageGateway: result }) => {
      if (result.__typename === 'MessageGateway') {
        sayDone(t('messaging.saved'));
        return close();
      }
      if (result.__typename !== 'InvalidInput') return setMeanwhile(true);
      const found = result.fields.map(({ path, code }) => ({
        name: formPath(path),
        label: labelOf(path),
        text: open('messaging.problem', code),
      }));
      setProblems(found);
      return markFields(form, found);
    },
  });
  const labelOf = (path: string): string => {
    const [group, name] = path.split('.');
    if (group === 'settings' && name) return open('messaging.setting', name);
    if (group === 'secrets' && name) return open('messaging.secret', name);
    return open('messaging.field', path);
  };
  const required = [{ required: true, message: t('messaging.required') }];
  const submit = ({ price, settings, secrets, codes, url, ...values }: Values): void => {
    setProblems([]);
    void save({
      variables: {
        input: {
          ...values,
          version: gateway?.version ?? null,
          url: url?.trim() || null,
          pricePerThousand: price === null || price === undefined ? null : Math.round(price * 100),
          settings: named(settings),
          secrets: named(secrets),
          templates: templatesOf(codes),
        },
      },
    });
  };
  return (
    <Drawer
      open
      size={640}
      title={gateway ? gateway.title : t('messaging.gateway.add')}
      onClose={close}
      extra={
        <Button type="primary" loading={loading} onClick={() => form.submit()}>
          {t('messaging.save')}
        </Button>
      }
    >
      <FailureAlert error={error} />
      {meanwhile && <p role="alert">{t('messaging.changedMeanwhile')}</p>}
      <ProblemSummary form={form} problems={problems} />
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={
          gateway
            ? {
                ...gateway,
                price: gateway.pricePerThousand === null ? null : gateway.pricePerThousand / 100,
                settings: Object.fromEntries(gateway.settings.map(({ name, value }) => [name, value])),
                codes: templateCodesOf(gateway),
              }
            : fresh
        }
        onFinish={submit}
      >
        <Form.Item
          name="name"
          label={t('messaging.field.name')}
          extra={t('messaging.gateway.nameExplain')}
          rules={[{ required: true, pattern: /^[a-z][a-z0-9-]{1,29}$/, message: t('messaging.gateway.nameForm') }]}
        >
          <Input disabled={gateway !== undefined} maxLength={30} />
        </Form.Item>
        <Form.Item name="title" label={t('messaging.field.title')} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="adapter" label={t('messaging.gateway.adapter')} rules={required}>
          <Select
            options={adapters.map((each) => ({ value: each.key, label: open('messaging.adapter', each.key) }))}
            onChange={(chosen: string) =>
              form.setFieldValue('offer', adapters.find((each) => each.key === chosen)?.offers[0] ?? 'none')
            }
          />
        </Form.Item>
        <Form.Item
          name="offer"
          label={t('messaging.gateway.offer')}
          extra={open('messaging.offerExplain', offer)}
          rules={required}
        >
          <Select
            options={(adapter?.offers ?? []).map((value) => ({ value, label: open('messaging.offer', value) }))}
          />
        </Form.Item>
        <Form.Item name="url" label={t('messaging.field.url')}>
          <Input maxLength={500} placeholder={adapter?.url ?? ''} />
        </Form.Item>
        {adapter?.settings.map((name) => (
          <Form.Item key={name} name={['settings', name]} label={open('messaging.setting', name)}>
            {name === 'body' ? <Input.TextArea rows={3} maxLength={4_000} /> : <Input maxLength={500} />}
          </Form.Item>
        ))}
        {adapter?.secrets.map((name) => (
          <Form.Item
            key={name}
            name={['secrets', name]}
            label={open('messaging.secret', name)}
            extra={gateway?.secretsSet.includes(name) ? t('messaging.secret.kept') : t('messaging.secret.missing')}
          >
            <Input.Password autoComplete="new-password" visibilityToggle={false} maxLength={4_000} />
          </Form.Item>
        ))}
        <Form.Item name="signature" label={t('messaging.signature')} extra={t('messaging.gateway.signatureExplain')}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="simplified" label={t('messaging.gateway.simplified')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="enabled" label={t('messaging.gateway.on')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="priority" label={t('messaging.gateway.priority')} rules={required}>
          <InputNumber min={0} max={30_000} precision={0} />
        </Form.Item>
        <Form.Item name="price" label={t('messaging.gateway.price')}>
          <InputNumber min={0} max={100_000} precision={2} />
        </Form.Item>
        <Form.Item name="ratePerSecond" label={t('messaging.gateway.rate')} rules={required}>
          <InputNumber min={0.01} max={1_000_000} />
        </Form.Item>
        <Form.Item name="burst" label={t('messaging.gateway.burst')} rules={required}>
          <InputNumber min={1} max={1_000_000} precision={0} />
        </Form.Item>
        <Form.Item name="timeoutSeconds" label={t('messaging.gateway.timeoutIn')} rules={required}>
          <InputNumber min={1} max={120} />
        </Form.Item>
        <Form.Item name="keySeconds" label={t('messaging.gateway.keyIn')} hidden={offer !== 'key'} rules={required}>
          <InputNumber min={60} max={2_592_000} />
        </Form.Item>
        <Form.Item
          name="settleSeconds"
          label={t('messaging.gateway.settleIn')}
          extra={t('messaging.gateway.settleExplain')}
          hidden={offer !== 'lookup'}
          rules={required}
        >
          <InputNumber min={1} max={86_400} />
        </Form.Item>
        {adapter?.registersTemplates && <GatewayTemplates templates={templates} />}
      </Form>
    </Drawer>
  );
}
