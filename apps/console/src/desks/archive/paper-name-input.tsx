import { useQuery } from '@apollo/client/react';
import { AutoComplete } from 'antd';
import type { ReactNode } from 'react';
import { PaperTypesDocument } from '../../gql/archive/graphql.ts';
import { useSession } from '../../shell/session.tsx';

/** What a paper is: the title of a type of paper, or one’s own words; a stored key is shown as its title. Stands in a Form.Item. */
export function PaperNameInput({
  value = '',
  onChange,
  id,
}: {
  value?: string;
  onChange?: (value: string) => void;
  id?: string;
}): ReactNode {
  const { may } = useSession();
  const { data } = useQuery(PaperTypesDocument, { skip: !may('document.read') });
  const types = (data?.documentTypes ?? []).filter(({ key, retired }) => !retired && key !== 'other');
  return (
    <AutoComplete
      {...(id && { id })}
      value={types.find(({ key }) => key === value)?.title ?? value}
      options={types.map(({ key, title }) => ({ key, value: title }))}
      // What is typed out needs no suggestion, which would lie over the next field.
      showSearch={{
        filterOption: (typed, option) => option?.value !== typed && Boolean(option?.value.includes(typed)),
      }}
      onChange={(words: string) => onChange?.(words.slice(0, 100))}
    />
  );
}
