import { Form } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../../shell/text.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { MoneyInput } from '../../ui/money-input.tsx';

/** What a sheet is asked for: what the franchisee means to order for in fen, and when it is to be delivered. */
export interface SheetWish {
  target: number | null;
  windowFrom: string;
  windowTo: string;
}

/** The fields of a {@link SheetWish}. */
export function SheetFields(): ReactNode {
  const t = useText();
  const rules = [{ required: true, message: t('fair.required') }];
  return (
    <>
      <Form.Item name="target" label={t('fair.target')}>
        <MoneyInput />
      </Form.Item>
      <div className="k-fields">
        <Form.Item name="windowFrom" label={t('fair.windowFrom')} rules={rules}>
          <DayInput required />
        </Form.Item>
        <Form.Item name="windowTo" label={t('fair.windowTo')} rules={rules}>
          <DayInput required />
        </Form.Item>
      </div>
    </>
  );
}
