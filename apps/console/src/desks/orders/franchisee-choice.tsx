import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { FindFranchiseesDocument } from '../../gql/orders/graphql.ts';
import { useText } from '../../shell/text.ts';

/** A franchisee by number, name, pinyin or initials. Stands in a Form.Item, or alone with `label`. */
export function FranchiseeChoice({
  value,
  onChange,
  id,
  label,
}: {
  value?: string | undefined;
  onChange?: (value: string | undefined) => void;
  id?: string;
  label?: string;
}): ReactNode {
  const t = useText();
  const [text, setText] = useState('');
  const { data, previousData } = useQuery(FindFranchiseesDocument, { variables: { text: text || null } });
  return (
    <Select
      {...(id && { id })}
      {...(label && { 'aria-label': label, placeholder: label })}
      showSearch={{ filterOption: false, onSearch: setText }}
      value={value ?? null}
      style={{ minWidth: 220 }}
      notFoundContent={t('orders.noFranchisees')}
      onChange={(chosen: string | null) => onChange?.(chosen ?? undefined)}
      options={((data ?? previousData)?.franchisees.nodes ?? []).map(({ id, number, name }) => ({
        value: id,
        label: `${number} ${name}`,
      }))}
    />
  );
}
