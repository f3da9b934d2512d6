import { useMutation } from '@apollo/client/react';
import { Button, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { ConfirmMortgageReceiptDocument, type MortgageReceiptLineFragment } from '../../gql/mortgage/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useOpenText, useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { BusinessDate, Money } from '../../ui/figures.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { Why } from '../../ui/why.tsx';
import { ReverseReceipt } from './reverse-receipt.tsx';

/** Receipts with what they reverse; finance confirms those that wait (S13). */
export function ReceiptTable({
  rows,
  withContract = false,
  changed,
}: {
  rows: readonly MortgageReceiptLineFragment[];
  withContract?: boolean;
  changed?: () => void;
}): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [confirming, setConfirming] = useState<MortgageReceiptLineFragment>();
  const [reversing, setReversing] = useState<MortgageReceiptLineFragment>();
  const works = changed !== undefined && may('mortgageReceipt.enter');
  if (rows.length === 0) return <EmptyState title={t('mortgage.noReceipts')} />;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className="k-scroll" tabIndex={0}>
        <table className="k-table">
          <thead>
            <tr>
              <th>{t('mortgage.receiptNumber')}</th>
              {withContract && <th>{t('mortgage.number')}</th>}
              <th>{t('mortgage.receiptKind')}</th>
              <th>{t('mortgage.payerAndBank')}</th>
              <th>{t('mortgage.receivedOn')}</th>
              <th>{t('mortgage.creditedOn')}</th>
              <th className="k-number">{t('mortgage.amount')}</th>
              {works && <th>{t('mortgage.action')}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  {row.number ?? `${row.bank} ${row.serial}`}
                  {row.reverses && <div className="k-quiet">{t('mortgage.reversalOf', { number: row.reverses })}</div>}
                </td>
                {withContract && (
                  <td>
                    <Link to={`/mortgage-contracts/${row.contractId}`}>{row.contractNumber}</Link>
                  </td>
                )}
                <td>{t(`mortgage.receiptKind.${row.kind}`)}</td>
                <td>
                  {row.payer && row.payer !== row.bank && <div>{row.payer}</div>}
                  {row.payerStanding && row.payerStanding !== 'buyer' && (
                    <Why
                      lines={[
                        {
                          key: 'payer',
                          label: t('mortgage.payer'),
                          value: t(`mortgage.payerWhy.${row.payerStanding}`),
                        },
                      ]}
                    >
                      <StateChip tone={row.payerStanding === 'other' ? 'warning' : 'neutral'}>
                        {t(`mortgage.payerStanding.${row.payerStanding}`)}
                      </StateChip>
                    </Why>
                  )}{' '}
                  {row.bank}
                  {row.payerCard && (
                    <div className="k-quiet" {...(row.payerCardReason && { title: row.payerCardReason })}>
                      {row.payerCard} {row.payerCardReason && t('mortgage.cardOverridden')}
                    </div>
                  )}
                </td>
                <td>
                  <BusinessDate value={row.receivedOn} />
                </td>
                <td>
                  {row.creditedOn ? (
                    <BusinessDate value={row.creditedOn} />
                  ) : works ? (
                    <Button size="small" onClick={() => setConfirming(row)}>
                      {t('mortgage.confirmReceipt')}
                    </Button>
                  ) : (
                    <StateChip tone="waiting">{t('mortgage.unconfirmed')}</StateChip>
                  )}
                </td>
                <td className="k-number">
                  <Money fen={row.amount} />
                  {row.reversed < 0 && (
                    <div className="k-quiet">
                      {t('mortgage.reversedOfIt')} <Money fen={row.reversed} />
                    </div>
                  )}
                </td>
                {works && (
                  <td>
                    {row.creditedOn && row.amount + row.reversed > 0 && row.amount > 0 && (
                      <Button size="small" onClick={() => setReversing(row)}>
                        {t('mortgage.reverse')}
                      </Button>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {reversing && changed && (
        <ReverseReceipt receipt={reversing} close={() => setReversing(undefined)} changed={changed} />
      )}
      {confirming && changed && (
        <Confirm
          receipt={confirming}
          close={() => {
            setConfirming(undefined);
            changed();
          }}
        />
      )}
    </>
  );
}

function Confirm({ receipt, close }: { receipt: MortgageReceiptLineFragment; close: () => void }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [send] = useMutation(ConfirmMortgageReceiptDocument);
  return (
    <CreateDialog<{ creditedOn: string }>
      open
      title={t('mortgage.confirmReceipt')}
      action={t('mortgage.confirmReceipt')}
      initialValues={{ creditedOn: receipt.receivedOn }}
      onClose={close}
      create={async ({ creditedOn }) => {
        const { data } = await send({ variables: { id: receipt.id, creditedOn } });
        const result = data?.confirmMortgageReceipt;
        if (result?.__typename === 'MortgageReceipt') {
          sayDone(t('mortgage.confirmed'));
          return [];
        }
        return [
          {
            name: ['creditedOn'],
            label: t('mortgage.creditedOn'),
            text: open('mortgage.refusal', result?.code ?? 'INTERNAL'),
          },
        ];
      }}
    >
      <Form.Item
        name="creditedOn"
        label={t('mortgage.creditedOn')}
        rules={[{ required: true, message: t('mortgage.required') }]}
      >
        <DayInput label={t('mortgage.creditedOn')} />
      </Form.Item>
    </CreateDialog>
  );
}
