import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { RenewalAnswersDocument } from '../../gql/renewals/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { BusinessDate, Instant, None } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import { AnswerState } from './answer-state.tsx';

/** What a trader answered about each term, and taking down a new answer (T3). For a trader's page. */
export function TraderAnswers({
  traderId,
  name,
  term,
  done,
}: {
  traderId: string;
  name: string;
  /** The current term; undefined where there is nothing to renew. */
  term: { readonly id: string; readonly version: number } | undefined;
  done: () => void;
}): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [asking, setAsking] = useState(false);
  const { data } = useQuery(RenewalAnswersDocument, { variables: { traderId }, skip: !may('renewal.read') });
  const answers = data?.renewalAnswers ?? [];
  const mayAnswer = term !== undefined && may('renewal.answer');
  if (answers.length === 0 && !mayAnswer) return null;
  return (
    <Section
      title={t('renewals.answers')}
      extra={
        mayAnswer && (
          <Button size="small" onClick={() => setAsking(true)}>
            {t('renewals.answer.record')}
          </Button>
        )
      }
    >
      {answers.length === 0 && <p className="k-quiet">{t('renewals.answers.none')}</p>}
      {answers.length > 0 && (
        <table className="k-table">
          <thead>
            <tr>
              <th>{t('renewals.endsOn')}</th>
              <th>{t('renewals.answer')}</th>
              <th>{t('renewals.channel')}</th>
              <th>{t('renewals.answer.by')}</th>
              <th>{t('renewals.note')}</th>
            </tr>
          </thead>
          <tbody>
            {answers.map(({ termId, endsOn, answer, channel, by, at, note, applicationId }) => (
              <tr key={termId}>
                <td>
                  <BusinessDate value={endsOn} />
                </td>
                <td>
                  <AnswerState answer={answer} />{' '}
                  {applicationId && (
                    <Link to={`/applications/${applicationId}`}>{t('renewals.answer.application')}</Link>
                  )}
                </td>
                <td>{t(`renewals.channel.${channel}`)}</td>
                <td>
                  {by} · <Instant value={at} />
                </td>
                <td>{note || <None />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {asking && term && <AnswerDialog term={term} name={name} close={() => setAsking(false)} done={done} />}
    </Section>
  );
}
