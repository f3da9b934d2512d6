import { useQuery } from '@apollo/client/react';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import {
  type LoanProduct,
  type MortgageContractRowFragment,
  MortgageContractsDocument,
  MortgageTeamsDocument,
} from '../../gql/mortgage/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { BusinessDate, Money } from '../../ui/figures.tsx';
import { type QueueColumn, QueueTable, useQueueFilters } from '../../ui/queue-table.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { useQueuePages } from '../../ui/use-pages.ts';

const keys = ['text', 'team', 'product', 'only'] as const;
const products = ['commercial', 'providentFund', 'combination'] as const;

/** The contracts of the sales site: what they cost, what came in, and what does not add up (S6). */
export default function ContractsPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [values, change] = useQueueFilters(keys);
  const { data: teams } = useQuery(MortgageTeamsDocument);
  const narrowing = {
    text: values.text || null,
    teamId: values.team || null,
    product: (values.product || null) as LoanProduct | null,
    onlyGaps: values.only === 'gaps' || null,
    onlySoldTwice: values.only === 'soldTwice' || null,
  };
  const asked = useQuery(MortgageContractsDocument, {
    variables: { ...narrowing, first: 100 },
    fetchPolicy: 'cache-and-network',
  });
  const list = useQueuePages(asked, 'mortgageContracts');
  const columns = useContractColumns();
  return (
    <>
      <header className="k-head">
        <h1>{t('mortgage.contracts')}</h1>
        <span className="k-grow" />
        {may('mortgageContract.import') && <Link to="/imports">{t('mortgage.importContracts')}</Link>}
        {may('mortgageReceipt.import') && <Link to="/imports">{t('mortgage.importReceipts')}</Link>}
      </header>
      <QueueTable<MortgageContractRowFragment>
        name="mortgageContracts"
        label={t('mortgage.contracts')}
        columns={columns}
        {...list}
        idOf={({ id }) => id}
        filters={[
          { kind: 'text', key: 'text', label: t('mortgage.filter.contract') },
          {
            kind: 'choice',
            key: 'team',
            label: t('mortgage.team'),
            options: (teams?.mortgageTeams ?? []).map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            kind: 'choice',
            key: 'product',
            label: t('mortgage.loanProduct'),
            options: products.map((value) => ({ value, label: t(`mortgage.loanProduct.${value}`) })),
          },
          {
            kind: 'choice',
            key: 'only',
            label: t('mortgage.only'),
            options: [
              { value: 'gaps', label: t('mortgage.only.gaps') },
              { value: 'soldTwice', label: t('mortgage.only.soldTwice') },
            ],
          },
        ]}
        filterValues={values}
        onFilter={change}
        addressOf={({ id }) => `/mortgage-contracts/${id}`}
        exported={{ name: 'mortgage-contracts', filter: narrowing }}
        empty={<EmptyState title={t('mortgage.noContracts')} detail={t('mortgage.noContractsDetail')} />}
      />
    </>
  );
}

function useContractColumns(): QueueColumn<MortgageContractRowFragment>[] {
  const t = useText();
  return useMemo(
    () => [
      { key: 'number', title: t('mortgage.number'), width: 110, render: ({ number }) => number },
      { key: 'house', title: t('mortgage.house'), width: 100, render: ({ house }) => house },
      {
        key: 'buyers',
        title: t('mortgage.buyers'),
        width: 110,
        render: ({ buyers }) => buyers.map(({ name }) => name).join(t('ui.comma')),
      },
      { key: 'team', title: t('mortgage.team'), width: 80, render: ({ team }) => team.name },
      {
        key: 'product',
        title: t('mortgage.loanProduct'),
        width: 150,
        render: ({ product }) => t(`mortgage.loanProduct.${product}`),
      },
      {
        key: 'price',
        title: t('mortgage.price'),
        width: 130,
        figure: true,
        render: ({ price }) => <Money fen={price} />,
      },
      {
        key: 'collected',
        title: t('mortgage.collected'),
        width: 130,
        figure: true,
        render: ({ collected }) => <Money fen={collected} />,
      },
      {
        key: 'signed',
        title: t('mortgage.signedOn'),
        width: 110,
        render: ({ signedOn }) => <BusinessDate value={signedOn} />,
      },
      {
        key: 'marks',
        title: t('mortgage.marks'),
        width: 180,
        render: ({ gap, soldTwice, state }) => (
          <>
            {gap !== 0 && (
              <StateChip tone="bad">
                {t('mortgage.gap')} <Money fen={gap} />
              </StateChip>
            )}{' '}
            {state === 'cancelled' && <StateChip tone="neutral">{t('mortgage.contractCancelled')}</StateChip>}{' '}
            {soldTwice && <StateChip tone="warning">{t('mortgage.soldTwice')}</StateChip>}
          </>
        ),
      },
    ],
    [t],
  );
}
