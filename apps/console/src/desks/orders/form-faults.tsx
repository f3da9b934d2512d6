import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { type OrderFormLineFragment, ReadOrderFormsAgainDocument } from '../../gql/orders/graphql.ts';
import { useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { useSeasonName } from './season-name.tsx';

const few = 8;

/** Every cell that cannot be right: where it stands, what stands there, what was expected. */
export function FormFaults({
  form,
  changed,
  skip,
}: {
  form: OrderFormLineFragment;
  changed: () => void;
  /** The button that leaves the form out. */
  skip: ReactNode;
}): ReactNode {
  const t = useText();
  const seasonName = useSeasonName();
  const [all, setAll] = useState(false);
  const [again, { error, loading }] = useMutation(ReadOrderFormsAgainDocument, { onError: () => {} });
  const readAgain = async (): Promise<void> => {
    await again({ variables: { formIds: [form.id] } });
    changed();
  };
  // Ours to mend, and not the franchisee's: the form says its season, which nobody has opened.
  const closed = form.faults.find(({ cell, code, shown }) => code === 'UNKNOWN_SEASON' && cell === '' && shown !== '');
  const expectedOf = ({ code, expected }: OrderFormLineFragment['faults'][number]): string => {
    if (code === 'HEADING_MISSING' || code === 'HEADING_TWICE') return t(`orders.role.${roleOf(expected)}`);
    return code === 'UNKNOWN_SEASON' ? expected.split('、').map(seasonName).join(t('ui.comma')) : expected;
  };
  const several = new Set(form.faults.map(({ sheet }) => sheet)).size > 1;
  return (
    <>
      <FailureAlert error={error} />
      <p>
        {closed
          ? t('orders.seasonNotOpen', { season: seasonName(closed.shown) })
          : t('orders.refused', { count: form.faultCount })}
      </p>
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('orders.cell')}</th>
            <th>{t('orders.shown')}</th>
            <th>{t('orders.fault')}</th>
            <th>{t('orders.expected')}</th>
          </tr>
        </thead>
        <tbody>
          {(all ? form.faults : form.faults.slice(0, few)).map((fault) => {
            const { sheet, cell, code, shown, expected } = fault;
            return (
              <tr key={`${sheet} ${cell} ${code} ${expected}`}>
                <td>{cell === '' ? t('orders.wholeForm') : several ? `${sheet} ${cell}` : cell}</td>
                <td>{fault === closed ? seasonName(shown) : shown}</td>
                <td>{t(`orders.fault.${code}`)}</td>
                <td>{expectedOf(fault)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="k-actions">
        {!all && form.faults.length > few && (
          <Button type="link" onClick={() => setAll(true)}>
            {t('orders.allFaults', { count: form.faults.length })}
          </Button>
        )}
        <Button loading={loading} onClick={() => void readAgain()}>
          {t('orders.readAgain')}
        </Button>
        {skip}
      </div>
    </>
  );
}

/** Roles that lines cannot be read without, or that stand twice. */
export const columnRoles = [
  'style',
  'name',
  'category',
  'window',
  'colourCode',
  'colour',
  'quantity',
  'price',
  'amount',
  'remark',
  'position',
  'ignored',
] as const;

function roleOf(word: string): (typeof columnRoles)[number] {
  return columnRoles.find((role) => role === word) ?? 'ignored';
}
