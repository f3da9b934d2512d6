import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useOpenText, useText } from '../../shell/text.ts';
import { WordsPreview } from './words-preview.tsx';

/** The words of a template in a form. */
export interface Words {
  readonly signature?: string;
  readonly body: string;
}

/** Signature and body of a template, what may stand in them, how they read and what they cost; stands in a form of {@link Words}. */
export function WordsFields({
  purpose,
  placeholders,
}: {
  purpose: string;
  placeholders: readonly string[];
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const form = Form.useFormInstance<Words>();
  const body = Form.useWatch('body', form) ?? '';
  const signature = Form.useWatch('signature', form) ?? '';
  const list = placeholders.map((name) => `{${name}} ${open('messaging.placeholder', name)}`).join(t('ui.comma'));
  return (
    <>
      <Form.Item name="signature" label={t('messaging.signature')}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item
        name="body"
        label={t('messaging.body')}
        extra={t('messaging.placeholders', { list })}
        rules={[{ required: true, message: t('messaging.required') }]}
      >
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
      <WordsPreview purpose={purpose} body={body} signature={signature} />
    </>
  );
}
