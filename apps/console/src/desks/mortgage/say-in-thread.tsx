import { useMutation } from '@apollo/client/react';
import { Button, Mentions } from 'antd';
import { type ReactNode, useState } from 'react';
import { AddMortgageNoteDocument } from '../../gql/mortgage/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Refusal } from '../../ui/refusal.tsx';

/** Says something in a thread; whoever is named with an @ gets a task. What was typed stays until it is said. */
export function SayInThread({
  id,
  people,
  said,
}: {
  id: string;
  people: readonly { readonly id: string; readonly name: string }[];
  said: () => void;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState<string>();
  const [add, { loading, error }] = useMutation(AddMortgageNoteDocument, { onError: () => {} });
  const send = async (): Promise<void> => {
    const mentionIds = people.filter(({ name }) => typed.includes(`@${name}`)).map((each) => each.id);
    const { data } = await add({ variables: { input: { id, kind: 'said', body: typed, mentionIds } } });
    if (!data) return;
    if (data.added.__typename === 'MortgageNote') {
      setTyped('');
      setRefused(undefined);
      said();
    } else setRefused(open('mortgage.refusal', data.added.code));
  };
  return (
    <div className="m-say">
      <FailureAlert error={error} />
      <Refusal why={refused} />
      <Mentions
        rows={2}
        maxLength={1000}
        aria-label={t('mortgage.sayHere')}
        placeholder={t('mortgage.sayHere')}
        value={typed}
        onChange={setTyped}
        options={people.map(({ id: key, name }) => ({ key, value: name, label: name }))}
      />
      <Button type="primary" disabled={!typed.trim()} loading={loading} onClick={() => void send()}>
        {t('mortgage.say')}
      </Button>
    </div>
  );
}
