import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  MortgageSupplementsDocument,
  ReceiveMortgageSupplementDocument,
  type WholeMortgageCaseFragment,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { BusinessDate, Instant } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { AskSupplement } from './ask-supplement.tsx';
import { readAgain, useCaseOutcome } from './use-case-change.ts';

/** What banks asked for again, by rounds; each opens its papers on the checklist (S17). */
export function Supplements({ item, refetch }: { item: WholeMortgageCaseFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const outcome = useCaseOutcome();
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<string>();
  const { id, version, mayWork, state } = item;
  const read = useQuery(MortgageSupplementsDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const [receive, { error }] = useMutation(ReceiveMortgageSupplementDocument, {
    refetchQueries: readAgain,
    onError: () => {},
  });
  const asks = mayWork && (state.key === 'submitted' || state.key === 'supplement');
  const told = read.data?.mortgageSupplements;
  if (!told) return read.error ? <ErrorState error={read.error} retry={() => void read.refetch()} /> : null;
  if (told.rounds.length === 0 && !asks) return null;
  const take = async (itemId: string): Promise<void> => {
    const { data } = await receive({ variables: { input: { id, version, itemId } } });
    const missing = data?.changed.__typename === 'InvalidInput';
    const said = outcome(data?.changed, refetch);
    setRefused(said && missing ? t('mortgage.paperFirst') : said);
  };
  return (
    <Section
      title={t('mortgage.supplements')}
      extra={asks && <Button onClick={() => setAsking(true)}>{t('mortgage.askSupplement')}</Button>}
    >
      <FailureAlert error={error} />
      <Refusal why={refused} />
      {told.rounds.length === 0 && <p className="k-quiet">{t('mortgage.noSupplements')}</p>}
      {told.rounds.map((round) => (
        <table key={round.id} className="k-table">
          <caption className="m-caption">
            <b>{t('mortgage.round', { attempt: round.attempt, round: round.round })}</b> {t('mortgage.until')}{' '}
            <BusinessDate value={round.dueOn} />{' '}
            {round.overdue && <StateChip tone="bad">{t('mortgage.late')}</StateChip>}
            {round.withdrawn && <StateChip tone="neutral">{t('mortgage.roundLeft')}</StateChip>}
            {round.closedAt && !round.withdrawn && <StateChip tone="good">{t('mortgage.roundClosed')}</StateChip>}
            {round.note && <small className="k-quiet"> {round.note}</small>}
          </caption>
          <tbody>
            {round.items.map((each) => (
              <tr key={each.id}>
                <td>{each.what}</td>
                <td className="m-act">
                  {each.receivedAt ? (
                    <small className="k-quiet">
                      {t('mortgage.receivedBy', { name: each.receivedBy ?? '' })} <Instant value={each.receivedAt} />
                    </small>
                  ) : (
                    mayWork &&
                    !round.closedAt && (
                      <Button
                        size="small"
                        aria-label={`${t('mortgage.isIn')} ${each.what}`}
                        onClick={() => void take(each.id)}
                      >
                        {t('mortgage.isIn')}
                      </Button>
                    )
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      {asking && <AskSupplement item={item} papers={told.papers} close={() => setAsking(false)} refetch={refetch} />}
    </Section>
  );
}
