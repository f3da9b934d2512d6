import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  type GatewayFragment,
  RouteBranchesDocument,
  type RouteFragment,
  SetRoutesDocument,
} from '../../gql/messaging/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Section } from '../../ui/record-page.tsx';
import { sayDone } from '../../ui/toasts.tsx';

interface Rule {
  readonly purpose?: string | null;
  readonly prefix?: string | null;
  readonly branchId?: string | null;
  readonly gateways: string[];
}

/** Which gateways a message takes: the first rule that fits; without one, all of them by their priority (X7). */
export function RoutesForm({
  routes,
  gateways,
  purposes,
  mayChange,
  done,
}: {
  routes: readonly RouteFragment[];
  gateways: readonly GatewayFragment[];
  purposes: readonly string[];
  mayChange: boolean;
  done: () => void;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [meanwhile, setMeanwhile] = useState(false);
  const [save, { loading, error }] = useMutation(SetRoutesDocument, {
    onError: () => {},
    onCompleted: ({ setGatewayRoutes: result }) => {
      if (result.__typename !== 'GatewayRouting') return setMeanwhile(true);
      sayDone(t('messaging.saved'));
      return done();
    },
  });
  const units = useQuery(RouteBranchesDocument, { skip: !mayChange });
  // A branch that was closed meanwhile still stands in its rule.
  const branches = new Map([
    ...routes.flatMap(({ branchId, branch }) => (branchId ? [[branchId, branch ?? ''] as const] : [])),
    ...(units.data?.orgUnits ?? []).flatMap(({ id, kind, name }) => (kind === 'branch' ? [[id, name] as const] : [])),
  ]);
  return (
    <Section title={t('messaging.routes')}>
      <p className="k-quiet">{t('messaging.routes.explain')}</p>
      <FailureAlert error={error} />
      {meanwhile && <p role="alert">{t('messaging.changedMeanwhile')}</p>}
      <Form<{ rules: Rule[] }>
        disabled={!mayChange}
        initialValues={{
          rules: routes.map(({ purpose, prefix, branchId, gateways: to }) => ({
            purpose,
            prefix,
            branchId,
            gateways: to,
          })),
        }}
        onFinish={({ rules }) =>
          void save({
            variables: {
              input: {
                read: routes.map(({ id }) => id),
                rules: rules.map(({ purpose, prefix, branchId, gateways: to }) => ({
                  purpose: purpose ?? null,
                  prefix: prefix?.trim() || null,
                  branchId: branchId ?? null,
                  gateways: to,
                })),
              },
            },
          })
        }
      >
        <Form.List name="rules">
          {(fields, { add, remove, move }) => (
            <>
              {fields.map(({ key, name }, at) => (
                <div key={key} className="k-actions" style={{ alignItems: 'start', flexWrap: 'wrap', marginTop: 12 }}>
                  <Form.Item name={[name, 'purpose']} label={t('messaging.purpose')}>
                    <Select
                      allowClear
                      placeholder={t('messaging.routes.any')}
                      style={{ width: 150 }}
                      options={purposes.map((value) => ({ value, label: open('messaging.purpose', value) }))}
                    />
                  </Form.Item>
                  <Form.Item
                    name={[name, 'prefix']}
                    label={t('messaging.routes.prefix')}
                    rules={[{ pattern: /^\+\d{1,6}$/, message: t('messaging.routes.prefixForm') }]}
                  >
                    <Input style={{ width: 110 }} placeholder="+852" maxLength={7} />
                  </Form.Item>
                  {branches.size > 0 && (
                    <Form.Item name={[name, 'branchId']} label={t('messaging.placeholder.branch')}>
                      <Select
                        allowClear
                        placeholder={t('messaging.routes.any')}
                        style={{ width: 160 }}
                        options={[...branches].map(([value, label]) => ({ value, label }))}
                      />
                    </Form.Item>
                  )}
                  <Form.Item
                    name={[name, 'gateways']}
                    label={t('messaging.routes.to')}
                    rules={[{ required: true, message: t('messaging.required') }]}
                  >
                    <Select
                      mode="multiple"
                      style={{ minWidth: 200 }}
                      options={gateways.map(({ name: value, title }) => ({ value, label: title }))}
                    />
                  </Form.Item>
                  <Button disabled={!mayChange || at === 0} onClick={() => move(at, at - 1)}>
                    {t('messaging.routes.up')}
                  </Button>
                  <Button onClick={() => remove(name)}>{t('messaging.routes.remove')}</Button>
                </div>
              ))}
              {fields.length === 0 && <p>{t('messaging.routes.none')}</p>}
              {mayChange && (
                <div className="k-actions" style={{ marginTop: 12 }}>
                  <Button onClick={() => add({ gateways: [] })}>{t('messaging.routes.add')}</Button>
                  <Button htmlType="submit" type="primary" loading={loading}>
                    {t('messaging.save')}
                  </Button>
                </div>
              )}
            </>
          )}
        </Form.List>
      </Form>
    </Section>
  );
}
