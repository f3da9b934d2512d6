import { Form, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import type { WholeFranchiseOrderFragment } from '../../gql/orders/graphql.ts';
import { useText } from '../../shell/text.ts';
import { BusinessDate } from '../../ui/figures.tsx';

/** A line of an order. */
export type OrderLine = WholeFranchiseOrderFragment['lines'][number];

/** Fields of a form: which line of an order, and how many pieces. */
export function LineFields({
  lines,
  detail,
  least,
  extra,
}: {
  lines: readonly OrderLine[];
  /** What is told of a line beside its SKU and window. */
  detail: (line: OrderLine) => string;
  /** The fewest pieces that make sense. */
  least: 0 | 1;
  /** Said below the pieces. */
  extra?: string;
}): ReactNode {
  const t = useText();
  const rules = [{ required: true, message: t('orders.required') }];
  return (
    <>
      <Form.Item name="lineId" label={t('orders.line')} rules={rules}>
        <Select
          showSearch={{ optionFilterProp: 'name' }}
          options={lines.map((line) => ({
            value: line.id,
            name: `${line.sku} ${line.styleName} ${line.colour}`,
            label: (
              <>
                {line.sku} {line.styleName} · <BusinessDate value={line.windowFrom} /> –{' '}
                <BusinessDate value={line.windowTo} /> · {detail(line)}
              </>
            ),
          }))}
        />
      </Form.Item>
      <Form.Item name="quantity" label={t('orders.pieces')} extra={extra} rules={rules}>
        <InputNumber min={least} max={100_000} precision={0} />
      </Form.Item>
    </>
  );
}
