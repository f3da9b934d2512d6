import { useQuery } from '@apollo/client/react';
import { type ReactNode, useMemo } from 'react';
import {
  type MortgagePaperState,
  MortgagePapersDocument,
  type PaperOfContractFragment,
} from '../../gql/mortgage/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';
import { Lent } from './contract-custody.tsx';
import { FirstPass } from './first-pass.tsx';
import { NumberGaps } from './number-gaps.tsx';
import './mortgage.css';

const keys = ['text', 'state', 'only'] as const;
const states = ['used', 'void', 'explained'] as const;
const tones = { used: 'good', void: 'warning', explained: 'neutral' } as const;

/** The register of contract papers: every number with its state, who has the originals and where the paper is (S6). */
export default function RegisterPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [values, change] = useQueueFilters(keys);
  const narrowing = {
    text: values.text || null,
    state: (values.state || null) as MortgagePaperState | null,
    overdue: values.only === 'overdue' || null,
  };
  const asked = useQuery(MortgagePapersDocument, {
    variables: { ...narrowing, first: 100 },
    fetchPolicy: 'cache-and-network',
  });
  const list = useQueuePages(asked, 'mortgagePapers');
  const columns = useRegisterColumns();
  return (
    <>
      <header className="k-head">
        <h1>{t('mortgage.register')}</h1>
      </header>
      <div className="k-stack m-above">
        {may('mortgageRegister.numbers') && <NumberGaps changed={list.retry} />}
        {may('mortgageCase.review') && <FirstPass />}
      </div>
      <QueueTable<PaperOfContractFragment>
        name="mortgageRegister"
        label={t('mortgage.register')}
        columns={columns}
        {...list}
        idOf={({ id }) => id}
        filters={[
          { kind: 'text', key: 'text', label: t('mortgage.filter.contract') },
          {
            kind: 'choice',
            key: 'state',
            label: t('mortgage.state'),
            options: states.map((value) => ({ value, label: t(`mortgage.paperState.${value}`) })),
          },
          {
            kind: 'choice',
            key: 'only',
            label: t('mortgage.only'),
            options: [{ value: 'overdue', label: t('mortgage.loanOverdue') }],
          },
        ]}
        filterValues={values}
        onFilter={change}
        addressOf={({ caseId }) => (caseId ? `/mortgage-cases/${caseId}` : '/mortgage/contract-register')}
        exported={{ name: 'mortgage-register', filter: narrowing }}
        empty={<EmptyState title={t('mortgage.noPapers')} detail={t('mortgage.noPapersDetail')} />}
      />
    </>
  );
}

function useRegisterColumns(): QueueColumn<PaperOfContractFragment>[] {
  const t = useText();
  return useMemo(
    () => [
      { key: 'number', title: t('mortgage.paperNumber'), width: 120, render: ({ number }) => number },
      {
        key: 'state',
        title: t('mortgage.state'),
        width: 170,
        render: ({ state, reason }) => (
          <>
            <StateChip tone={tones[state]}>{t(`mortgage.paperState.${state}`)}</StateChip>{' '}
            <small className="k-quiet">{reason}</small>
          </>
        ),
      },
      {
        key: 'lent',
        title: t('mortgage.lentTo'),
        width: 220,
        render: (row) => row.borrower && <Lent paper={row} />,
      },
      { key: 'contract', title: t('mortgage.contract'), width: 110, render: ({ contractNumber }) => contractNumber },
      { key: 'house', title: t('mortgage.house'), width: 90, render: ({ house }) => house },
      { key: 'buyer', title: t('mortgage.buyers'), width: 100, render: ({ buyer }) => buyer },
      {
        key: 'copies',
        title: t('mortgage.originals'),
        width: 150,
        render: ({ copies }) =>
          copies.map(({ holder, originals }) => `${t(`mortgage.holder.${holder}`)} ${originals}`).join(t('ui.comma')),
      },
      {
        key: 'seals',
        title: t('mortgage.seals'),
        width: 120,
        render: ({ seals }) => seals.map(({ seal }) => t(`mortgage.seal.${seal}`)).join(t('ui.comma')),
      },
      { key: 'place', title: t('mortgage.place'), width: 110, render: ({ place }) => place },
    ],
    [t],
  );
}
