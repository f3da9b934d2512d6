import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { DispatchHeldDocument, HeldForFranchiseesDocument } from '../../gql/stock/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useOpenText, useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Count, Money } from '../../ui/figures.tsx';
import './stock.css';

/** What is held for each franchisee and waits to leave, with the button that sends it (F4). Renders nothing where nothing waits. */
export function HeldGoods({ sent }: { sent: () => void }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const { may } = useSession();
  const { data, refetch } = useQuery(HeldForFranchiseesDocument, { fetchPolicy: 'cache-and-network' });
  const [send, { error }] = useMutation(DispatchHeldDocument);
  const [busy, setBusy] = useState<string>();
  const [note, setNote] = useState<{ id: string; number: string; franchisee: string }>();
  const [refused, setRefused] = useState<string>();
  const rows = data?.heldForFranchisees ?? [];
  const dispatch = async (franchiseeId: string): Promise<void> => {
    setBusy(franchiseeId);
    setRefused(undefined);
    setNote(undefined);
    const { data: answer } = await send({ variables: { input: { franchiseeId } } }).catch(() => ({ data: undefined }));
    const result = answer?.dispatchHeld;
    setBusy(undefined);
    if (result?.__typename === 'DispatchNote') setNote(result);
    else if (result)
      setRefused(open('stock.refusal', 'fields' in result ? (result.fields[0]?.code ?? 'INTERNAL') : result.code));
    void refetch();
    sent();
  };
  const said = (
    <>
      <FailureAlert error={error} />
      {refused && <p role="alert">{refused}</p>}
      {note && (
        <p role="status">
          {t('stock.sent', { franchisee: note.franchisee })} <Link to={`/dispatches/${note.id}`}>{note.number}</Link>
        </p>
      )}
    </>
  );
  if (rows.length === 0) return said;
  return (
    <section className="k-card s-held" aria-label={t('stock.waiting')}>
      <h2>{t('stock.waiting')}</h2>
      {said}
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('stock.franchisee')}</th>
            <th className="k-number">{t('stock.skus')}</th>
            <th className="k-number">{t('stock.held')}</th>
            <th className="k-number">{t('stock.amount')}</th>
            <th>
              <span className="k-unseen">{t('stock.dispatch')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.franchiseeId}>
              <td>{row.franchisee}</td>
              <td className="k-number">
                <Count value={row.lines} />
              </td>
              <td className="k-number">
                <Count value={row.quantity} />
              </td>
              <td className="k-number">
                <Money fen={row.amount} />
              </td>
              <td>
                {may('dispatch.enter') && (
                  <Button
                    size="small"
                    loading={busy === row.franchiseeId}
                    disabled={busy !== undefined}
                    onClick={() => void dispatch(row.franchiseeId)}
                    aria-label={t('stock.dispatchTo', { franchisee: row.franchisee })}
                  >
                    {t('stock.dispatch')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
