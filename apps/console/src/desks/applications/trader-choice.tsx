import { useApolloClient } from '@apollo/client/react';
import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { FindApplicantsDocument } from '../../gql/applications/graphql.ts';
import { useText } from '../../shell/text.ts';

interface Choice {
  readonly id: string;
  readonly number: string;
  readonly name: string;
}

/** A trader by name, pinyin, initials or number (X8). */
export function TraderChoice({
  known,
  value,
  onChange,
  id,
  autoFocus = false,
}: {
  known: readonly Choice[];
  value?: string | null;
  onChange?: (value: string | null) => void;
  id?: string;
  autoFocus?: boolean;
}): ReactNode {
  const t = useText();
  const client = useApolloClient();
  const [found, setFound] = useState<readonly Choice[]>([]);
  const search = async (text: string): Promise<void> => {
    if (!text.trim()) return;
    const { data } = await client.query({
      query: FindApplicantsDocument,
      variables: { text },
      fetchPolicy: 'no-cache',
    });
    setFound(data?.searchTraders ?? []);
  };
  const all = new Map([...known, ...found].map((each) => [each.id, each]));
  return (
    <Select
      {...(id && { id })}
      autoFocus={autoFocus}
      allowClear
      style={{ maxWidth: 420 }}
      value={value ?? null}
      placeholder={t('applications.traderHint')}
      notFoundContent={t('applications.traderNone')}
      showSearch={{ filterOption: false, onSearch: (text) => void search(text) }}
      options={[...all.values()].map((each) => ({ value: each.id, label: `${each.name} ${each.number}` }))}
      onChange={(chosen: string | null | undefined) => onChange?.(chosen ?? null)}
    />
  );
}
