import { useQuery } from '@apollo/client/react';
import { Alert } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { Link, useParams } from 'react-router';
import {
  FairCellsDocument,
  type FairSheetLineFragment,
  FairSheetOfDocument,
  FairStylesDocument,
} from '../../gql/fair/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { useChanges } from '../../shell/use-changes.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { BusinessDate } from '../../ui/figures.tsx';
import { useKept } from '../../ui/kept.ts';
import { PageLoading } from '../../ui/loading.tsx';
import type { MatrixOutbox } from '../../ui/matrix/outbox.ts';
import { useSeasonName } from '../orders/season-name.tsx';
import { HandIn } from './hand-in.tsx';
import { keptName, useKeepCells, useKeptCells, useOpenOffline } from './keep-sheet.ts';
import { SheetMatrix } from './sheet-matrix.tsx';
import { SheetSettings } from './sheet-settings.tsx';
import { SheetState } from './sheet-state.tsx';
import { heldCell, useSheetOutbox } from './use-sheet-outbox.ts';
import './fair.css';

/** One franchisee's sheet: the styles of the season with their colours and sizes, filled while she walks by (F3). */
export default function SheetPage(): ReactNode {
  const t = useText();
  const { id = '' } = useParams();
  const { person } = useSession();
  const { data, error, refetch } = useQuery(FairSheetOfDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  useOpenOffline();
  const sheet = useKept(keptName.sheet(person.id, id), data?.fairSheet ?? undefined, error !== undefined);
  if (data && !data.fairSheet)
    return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('ui.failureAdvice.NOT_FOUND')} />;
  if (sheet) return <Whole key={id} sheet={sheet} read={async () => (await refetch()).data?.fairSheet?.quantity} />;
  return error && sheet === null ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
}

function Whole({
  sheet,
  read,
}: {
  sheet: FairSheetLineFragment;
  /** Reads the sheet again. @returns its pieces */
  read: () => Promise<number | undefined>;
}): ReactNode {
  const t = useText();
  const { person, may } = useSession();
  const seasonName = useSeasonName();
  const outbox = useSheetOutbox(sheet.id);
  const offered = useQuery(FairStylesDocument, { variables: { seasonId: sheet.seasonId } });
  const styles = useKept(
    keptName.styles(person.id, sheet.seasonId),
    offered.data?.fairStyles,
    offered.error !== undefined,
  );
  const cells = useQuery(FairCellsDocument, { variables: { sheetId: sheet.id }, fetchPolicy: 'network-only' });
  const open = sheet.state === 'OPEN';
  const refetch = (): void => void read();
  // Most changes are this tablet's own saves: the cells are read again only where the sums say that they are not.
  const compare = async (): Promise<void> => {
    const pieces = await read();
    if (pieces !== piecesHeld(outbox)) await cells.refetch();
  };
  useChanges('fairSheet', sheet.id, () => void compare());
  useEffect(() => {
    if (cells.data) outbox.hear(cells.data.fairCells.map(heldCell));
  }, [cells.data, outbox]);
  useKeepCells(sheet.id, outbox, cells.data !== undefined);
  const kept = useKeptCells(sheet.id, cells.error !== undefined);
  useEffect(() => {
    if (kept) outbox.hear(kept);
  }, [kept, outbox]);
  useEffect(() => {
    if (open) outbox.resume();
  }, [open, outbox]);
  const failed = offered.error ?? cells.error;
  const again = (): void => {
    void offered.refetch();
    void cells.refetch();
  };
  return (
    <>
      <header className="k-head">
        <h1>{sheet.franchisee}</h1>
        <span className="k-quiet">
          {sheet.franchiseeNumber} · {seasonName(sheet.season)} · <BusinessDate value={sheet.windowFrom} /> –{' '}
          <BusinessDate value={sheet.windowTo} />
        </span>
        <SheetState state={sheet.state} />
        <span className="k-grow" />
        <div className="k-actions">
          <Link to={`/fair?season=${sheet.seasonId}`}>{t('fair.title')}</Link>
          {open && may('franchiseOrder.enter') && <SheetSettings sheet={sheet} changed={refetch} />}
          {may('franchiseOrder.enter') && <HandIn sheet={sheet} outbox={outbox} changed={refetch} />}
        </div>
      </header>
      {!open && (
        <Alert
          type="success"
          showIcon
          className="k-alert"
          title={t('fair.handedIn')}
          description={
            sheet.orderId && (
              <Link to={`/franchise-orders/${sheet.orderId}`}>{t('fair.toOrder', { number: sheet.orderNumber })}</Link>
            )
          }
        />
      )}
      {styles && (cells.data ?? kept) ? (
        <SheetMatrix sheet={sheet} styles={styles} outbox={outbox} readOnly={!open || !may('franchiseOrder.enter')} />
      ) : failed && (styles === null || kept === null) ? (
        <ErrorState error={failed} retry={again} />
      ) : (
        <PageLoading />
      )}
    </>
  );
}

/** The pieces of all cells as the server was last heard to hold them. */
function piecesHeld({ cells }: MatrixOutbox): number {
  let pieces = 0;
  for (const { held } of cells.values()) pieces += held?.quantity ?? 0;
  return pieces;
}
