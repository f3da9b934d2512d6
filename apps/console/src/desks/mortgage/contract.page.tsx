import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useParams } from 'react-router';
import { MortgageContractDocument, type WholeMortgageContractFragment } from '../../gql/mortgage/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { BusinessDate, Money, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { RecordPage, Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { AmendButton } from './amend-button.tsx';
import { AssignConsultant } from './assign-consultant.tsx';
import { EnterReceipt } from './enter-receipt.tsx';
import { FeeTable } from './fee-table.tsx';
import { MeasuredAreaPart } from './measured-area.tsx';
import { People } from './people.tsx';
import { ReceiptTable } from './receipt-table.tsx';
import { SamePerson } from './same-person.tsx';
import './mortgage.css';

/** One contract: what was agreed, who bought, what came in and what is due (S6, S7). */
export default function ContractPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [entering, setEntering] = useState(false);
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(MortgageContractDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const contract = data.mortgageContract;
  if (!contract) return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('ui.failureAdvice.NOT_FOUND')} />;
  const { number, house, gap, soldTwice, buyers } = contract;
  return (
    <RecordPage
      name={buyers.map(({ name }) => name).join(t('ui.comma')) || house}
      number={`${number} · ${house}`}
      state={
        <>
          {contract.state === 'cancelled' && <StateChip tone="neutral">{t('mortgage.contractCancelled')}</StateChip>}{' '}
          {gap !== 0 && (
            <StateChip tone="bad">
              {t('mortgage.gap')} <Money fen={gap} />
            </StateChip>
          )}{' '}
          {soldTwice && <StateChip tone="warning">{t('mortgage.soldTwice')}</StateChip>}
        </>
      }
      actions={
        contract.state === 'open' &&
        may('mortgageContract.amend') && <AmendButton contract={contract} changed={() => void refetch()} />
      }
    >
      <Agreed contract={contract} changed={() => void refetch()} />
      <MeasuredAreaPart contractId={id} open={contract.state === 'open'} changed={() => void refetch()} />
      <People contractId={id} changed={() => void refetch()} />
      <SamePerson contractId={id} />
      <Section
        title={t('mortgage.receipts')}
        extra={
          may('mortgageReceipt.enter') && (
            <Button size="small" onClick={() => setEntering(true)}>
              {t('mortgage.enterReceipt')}
            </Button>
          )
        }
      >
        <ReceiptTable rows={data.mortgageReceipts.nodes} changed={() => void refetch()} />
      </Section>
      {entering && <EnterReceipt contractId={id} close={() => setEntering(false)} changed={() => void refetch()} />}
      <Section title={t('mortgage.fees')}>
        <FeeTable rows={data.mortgageFees.nodes} changed={() => void refetch()} />
      </Section>
    </RecordPage>
  );
}

function Agreed({ contract, changed }: { contract: WholeMortgageContractFragment; changed: () => void }): ReactNode {
  const t = useText();
  const { may } = useSession();
  const money = (key: string, label: string, fen: number) => ({ key, label, value: <Money fen={fen} /> });
  const said = (key: string, label: string, value: string | null | undefined) => ({
    key,
    label,
    value: value || <None />,
  });
  return (
    <Section
      title={t('mortgage.agreed')}
      extra={may('mortgageContract.assignConsultant') && <AssignConsultant contract={contract} changed={changed} />}
    >
      <Facts
        facts={[
          money('price', t('mortgage.price'), contract.price),
          money('down', t('mortgage.downPayment'), contract.downPayment),
          money('commercial', t('mortgage.loanProduct.commercial'), contract.commercial),
          money('fund', t('mortgage.loanProduct.providentFund'), contract.providentFund),
          money('collected', t('mortgage.collected'), contract.collected),
          money('unconfirmed', t('mortgage.unconfirmed'), contract.unconfirmed),
          said('area', t('mortgage.area'), `${(contract.area / 100).toFixed(2)} m²`),
          said('home', t('mortgage.home'), t(`mortgage.home.${contract.home}`)),
          { key: 'signed', label: t('mortgage.signedOn'), value: <BusinessDate value={contract.signedOn} /> },
          said('team', t('mortgage.team'), contract.team.name),
          said('owner', t('mortgage.specialist'), contract.owner),
          said('consultant', t('mortgage.consultant'), contract.consultant),
          said('project', t('mortgage.project'), contract.project),
          said('remark', t('mortgage.remark'), contract.remark),
        ]}
      />
    </Section>
  );
}
