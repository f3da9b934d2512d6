import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  MortgagePapersDocument,
  type PaperOfContractFragment,
  TakeMortgageNumberDocument,
} from '../../gql/mortgage/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { BusinessDate, None } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { CopiesDialog, SealDialog, VoidDialog } from './paper-dialogs.tsx';
import { usePaperOutcome } from './use-paper-outcome.ts';

const dialogs = { copies: CopiesDialog, seal: SealDialog, void: VoidDialog } as const;

/** The number of a contract's paper, who has its originals, its seals; the archive lends it, among the papers below (S6). */
export function ContractCustody({
  contractId,
  signed,
  changed,
}: {
  contractId: string;
  signed: boolean;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const { may } = useSession();
  const outcome = usePaperOutcome();
  const [refused, setRefused] = useState<string>();
  const [asking, setAsking] = useState<keyof typeof dialogs>();
  const read = useQuery(MortgagePapersDocument, {
    variables: { contractId, first: 20 },
    skip: !may('mortgageContract.read'),
    fetchPolicy: 'cache-and-network',
  });
  const [take, { error, loading }] = useMutation(TakeMortgageNumberDocument, { onError: () => {} });
  const papers = read.data?.mortgagePapers.nodes;
  if (!papers) return read.error ? <ErrorState error={read.error} retry={() => void read.refetch()} /> : null;
  const used = papers.find(({ state }) => state === 'used');
  const keeps = may('mortgageRegister.keep') && signed;
  if (papers.length === 0 && !keeps) return null;
  const done = (): void => {
    void read.refetch();
    changed();
  };
  const takeNext = async (): Promise<void> => {
    const { data } = await take({ variables: { input: { contractId, serial: null } } });
    setRefused(outcome(data?.outcome, done));
  };
  const Asking = asking && dialogs[asking];
  return (
    <Section
      title={t('mortgage.custody')}
      extra={
        keeps && (
          <div className="k-actions">
            {!used && (
              <Button size="small" loading={loading} onClick={() => void takeNext()}>
                {t('mortgage.takeNumber')}
              </Button>
            )}
            {used &&
              (['copies', 'seal', 'void'] as const).map((each) => (
                <Button key={each} size="small" onClick={() => setAsking(each)}>
                  {t(`mortgage.paper.${each}`)}
                </Button>
              ))}
          </div>
        )
      }
    >
      <FailureAlert error={error} />
      <Refusal why={refused} />
      {papers.length === 0 && <p className="k-quiet">{t('mortgage.noNumber')}</p>}
      {used && <Custody paper={used} />}
      {papers
        .filter(({ state }) => state !== 'used')
        .map(({ id, number, state, reason }) => (
          <p key={id} className="k-quiet">
            {number} {t(`mortgage.paperState.${state}`)}：{reason}
          </p>
        ))}
      {Asking && used && <Asking paper={used} close={() => setAsking(undefined)} done={done} />}
    </Section>
  );
}

function Custody({ paper }: { paper: PaperOfContractFragment }): ReactNode {
  const t = useText();
  return (
    <Facts
      facts={[
        { key: 'number', label: t('mortgage.paperNumber'), value: paper.number },
        {
          key: 'originals',
          label: t('mortgage.originals'),
          value: paper.copies
            .map(({ holder, originals }) => `${t(`mortgage.holder.${holder}`)} ${originals}`)
            .join(t('ui.comma')) || <None />,
        },
        {
          key: 'seals',
          label: t('mortgage.seals'),
          value:
            paper.seals.length === 0 ? (
              <None />
            ) : (
              paper.seals.map(({ seal, sealedOn, sealedBy }) => (
                <div key={seal}>
                  {t(`mortgage.seal.${seal}`)} · {sealedBy} <BusinessDate value={sealedOn} />
                </div>
              ))
            ),
        },
        { key: 'place', label: t('mortgage.place'), value: paper.place || <None /> },
        { key: 'lent', label: t('mortgage.lentTo'), value: paper.borrower ? <Lent paper={paper} /> : <None /> },
      ]}
    />
  );
}

/** Who has a paper until when. */
export function Lent({ paper }: { paper: PaperOfContractFragment }): ReactNode {
  const t = useText();
  return (
    <>
      {paper.borrower} <BusinessDate value={paper.dueOn} />{' '}
      {paper.overdue && <StateChip tone="bad">{t('mortgage.loanOverdue')}</StateChip>}
    </>
  );
}
