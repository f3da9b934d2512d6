import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../shell/text.ts';

/** Why: what the record keeps of a decision, four characters at least. The form calls it `reason`. */
export function ReasonItem({ rows = 3 }: { rows?: number }): ReactNode {
  const t = useText();
  return (
    <Form.Item
      name="reason"
      label={t('mortgage.reason')}
      rules={[{ required: true, min: 4, message: t('mortgage.refusal.REASON_MISSING') }]}
    >
      <Input.TextArea rows={rows} maxLength={500} />
    </Form.Item>
  );
}
