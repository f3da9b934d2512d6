import { useQuery } from '@apollo/client/react';
import { Form, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { FindMortgageContractDocument, MortgageReceiptSuggestionsDocument } from '../../gql/mortgage/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';

interface Said {
  readonly payer?: string;
  readonly amount?: number | null;
  readonly payerCard?: string;
  readonly remark?: string;
}

/** The contract that money is for: those that what was typed speaks for, each with its reasons, or one that is looked up. */
export function ContractPick({
  value,
  onChange,
  id,
}: {
  value?: string;
  onChange?: (id: string) => void;
  id?: string;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [text, setText] = useState('');
  const form = Form.useFormInstance<Said>();
  const payer = Form.useWatch('payer', form);
  const amount = Form.useWatch('amount', form);
  const card = Form.useWatch('payerCard', form);
  const words = Form.useWatch('remark', form);
  const { data: suggested } = useQuery(MortgageReceiptSuggestionsDocument, {
    variables: { payer: payer ?? null, amount: amount || null, card: card ?? null, words: words ?? null },
    skip: !payer && !amount && !card && !words,
    fetchPolicy: 'no-cache',
  });
  const { data: found } = useQuery(FindMortgageContractDocument, { variables: { text }, skip: text.trim().length < 2 });
  const suggestions = suggested?.mortgageReceiptSuggestions ?? [];
  const called = (number: string, house: string, buyers: string): string => `${number} · ${house} · ${buyers}`;
  const options = new Map([
    ...suggestions.map(({ contractId, number, house, buyers }) => [contractId, called(number, house, buyers)] as const),
    ...(found?.mortgageContracts.nodes ?? []).map(
      ({ id: each, number, house, buyers }) =>
        [each, called(number, house, buyers.map(({ name }) => name).join(' / '))] as const,
    ),
  ]);
  return (
    <>
      <Select
        {...(id && { id })}
        {...(value && { value })}
        showSearch={{ filterOption: false, onSearch: setText }}
        placeholder={t('mortgage.filter.contract')}
        options={[...options].map(([each, label]) => ({ value: each, label }))}
        onChange={(picked: string) => onChange?.(picked)}
        notFoundContent={t('mortgage.noContracts')}
      />
      {suggestions.length > 0 && (
        <ul className="m-suggested" aria-label={t('mortgage.suggested')}>
          {suggestions.map(({ contractId, number, house, buyers, reasons }) => (
            <li key={contractId}>
              <button type="button" aria-pressed={value === contractId} onClick={() => onChange?.(contractId)}>
                <b>{number}</b> {house} {buyers}
                <small>{reasons.map((reason) => open('mortgage.suggestion', reason)).join(t('ui.comma'))}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
