import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ReopenMortgageMonthDocument } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { ReasonItem } from './reason-item.tsx';
import { useMoneyProblems } from './use-money-problems.ts';

/** The general manager reopens a frozen month, and those after it with what was proposed from them (S24). */
export function ReopenMonthButton({ month, changed }: { month: string; changed: () => void }): ReactNode {
  const t = useText();
  const problems = useMoneyProblems();
  const [open, setOpen] = useState(false);
  const [reopen] = useMutation(ReopenMortgageMonthDocument, { refetchQueries: ['MortgagePenalties'] });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('mortgage.reopen')}</Button>
      <CreateDialog<{ reason: string }>
        open={open}
        title={`${t('mortgage.reopen')} ${month}`}
        action={t('mortgage.reopen')}
        onClose={() => setOpen(false)}
        create={async ({ reason }) => {
          const answer = (await reopen({ variables: { month, reason } })).data?.reopened;
          const found = problems(answer, 'TeamRace', ['reason']);
          if (found.length === 0) {
            sayDone(t('mortgage.reopened', { month }));
            changed();
          }
          return found;
        }}
      >
        <p>{t('mortgage.reopenHow')}</p>
        <ReasonItem />
      </CreateDialog>
    </>
  );
}
