import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { GatewayFragment, GatewaysQuery } from '../../gql/messaging/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';

/** How the gateway knows each of our templates, by their ids. */
export type TemplateCodes = Readonly<Record<string, { readonly code?: string; readonly parameters?: string[] }>>;

/** The codes that a gateway has, as the form holds them. */
export function templateCodesOf({ templates }: GatewayFragment): TemplateCodes {
  return Object.fromEntries(templates.map(({ templateId, code, parameters }) => [templateId, { code, parameters }]));
}

/** What the form holds, as the server takes it; templates without a code are left out. */
export function templatesOf(codes: TemplateCodes = {}): { templateId: string; code: string; parameters: string[] }[] {
  return Object.entries(codes).flatMap(([templateId, { code, parameters = [] }]) =>
    code?.trim() ? [{ templateId, code, parameters }] : [],
  );
}

/** For gateways that send no free text: the code of each template there, and the order of its places. */
export function GatewayTemplates({ templates }: { templates: GatewaysQuery['messageTemplates'] }): ReactNode {
  const t = useText();
  const open = useOpenText();
  return (
    <fieldset>
      <legend>{t('messaging.gateway.templates')}</legend>
      <p className="k-quiet">{t('messaging.gateway.templatesExplain')}</p>
      {templates.map(({ id, name, purpose, placeholders }) => (
        <div key={id}>
          <Form.Item
            name={['codes', id, 'code']}
            label={t('messaging.gateway.codeOf', { purpose: open('messaging.purpose', purpose), name })}
          >
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name={['codes', id, 'parameters']} label={t('messaging.gateway.orderOf', { name })}>
            <Select
              mode="multiple"
              options={placeholders.map((value) => ({ value, label: open('messaging.placeholder', value) }))}
            />
          </Form.Item>
        </div>
      ))}
    </fieldset>
  );
}
