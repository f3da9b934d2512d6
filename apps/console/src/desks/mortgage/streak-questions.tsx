import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  type AskedStreaksFragment,
  DecideMortgageStreakDocument,
  MortgageStreakQuestionsDocument,
} from '../../gql/mortgage/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { useMonthName } from '../../ui/month-name.ts';
import { Section } from '../../ui/record-page.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { ReasonItem } from './reason-item.tsx';
import { useMoneyProblems } from './use-money-problems.ts';

/** Teams that were merged or renamed: a person decides with which streak each begins the month that is frozen next (S24). */
export function StreakQuestionsPart({ changed }: { changed: () => void }): ReactNode {
  const t = useText();
  const monthName = useMonthName();
  const { may } = useSession();
  const [deciding, setDeciding] = useState<AskedStreaksFragment['questions'][number]>();
  const { data } = useQuery(MortgageStreakQuestionsDocument, { fetchPolicy: 'cache-and-network' });
  const asked = data?.mortgageStreakQuestions;
  if (!asked?.month || asked.questions.length === 0) return null;
  const { questions, gone } = asked;
  return (
    <Section title={t('mortgage.streakQuestions')}>
      <p className="k-quiet">{t('mortgage.streakQuestionsHow')}</p>
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('mortgage.month')}</th>
            <th>{t('mortgage.team')}</th>
            <th>{t('mortgage.formerly')}</th>
            <th className="k-number">{t('mortgage.beginsWith')}</th>
            <th>{t('mortgage.reason')}</th>
            <th>{t('mortgage.action')}</th>
          </tr>
        </thead>
        <tbody>
          {questions.map((question) => (
            <tr key={`${question.month} ${question.teamId}`}>
              <td>{monthName(question.month)}</td>
              <td>{question.team}</td>
              <td>{question.formerly.join(t('ui.comma')) || t('mortgage.notThere')}</td>
              <td className="k-number">{question.streak}</td>
              <td>{question.decidedBy ? `${question.reason} · ${question.decidedBy}` : t('mortgage.notDecided')}</td>
              <td>
                {may('mortgageRanking.settings') && (
                  <Button size="small" onClick={() => setDeciding(question)}>
                    {t('mortgage.decideStreak')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {gone.length > 0 && (
        <p className="k-quiet">
          {t('mortgage.goneTeams')}{' '}
          {gone.map(({ team, streak }) => `${team} ${streak ?? t('mortgage.streakWaits')}`).join(t('ui.comma'))}
        </p>
      )}
      {deciding && <Decide question={deciding} close={() => setDeciding(undefined)} changed={changed} />}
    </Section>
  );
}

function Decide({
  question: { teamId, month, team, streak: now },
  close,
  changed,
}: {
  question: AskedStreaksFragment['questions'][number];
  close: () => void;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const monthName = useMonthName();
  const problems = useMoneyProblems();
  const [send] = useMutation(DecideMortgageStreakDocument, {
    refetchQueries: ['MortgageStreakQuestions', 'MortgagePenalties'],
  });
  return (
    <CreateDialog<{ streak: number; reason: string }>
      open
      title={`${t('mortgage.decideStreak')} ${team} ${monthName(month)}`}
      action={t('mortgage.decideStreak')}
      initialValues={{ streak: now }}
      onClose={close}
      create={async (values) => {
        const answer = (await send({ variables: { input: { teamId, month, ...values } } })).data?.decided;
        const found = problems(answer, 'StreakQuestions', ['streak', 'reason']);
        if (found.length === 0) {
          sayDone(t('mortgage.saved'));
          changed();
        }
        return found;
      }}
    >
      <Form.Item
        name="streak"
        label={t('mortgage.beginsWith')}
        rules={[{ required: true, message: t('mortgage.required') }]}
      >
        <InputNumber min={0} max={120} precision={0} />
      </Form.Item>
      <ReasonItem />
    </CreateDialog>
  );
}
