import { Input, Select, Switch } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { FairSheetLineFragment } from '../../gql/fair/graphql.ts';
import { useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ConflictList } from '../../ui/matrix/conflict-list.tsx';
import { Matrix } from '../../ui/matrix/matrix.tsx';
import type { MatrixOutbox } from '../../ui/matrix/outbox.ts';
import { quantityOf } from '../../ui/matrix/outbox-state.ts';
import { useSum } from '../../ui/matrix/store.ts';
import { SheetFoot } from './sheet-foot.tsx';
import { type FairStyle, groupOf, isMeant, nameOfCell, skusOf } from './style-groups.ts';
import { StyleHeading } from './style-heading.tsx';

/** The styles of a season as a matrix, those that somebody looks for, and what the whole sheet comes to. */
export function SheetMatrix({
  sheet,
  styles,
  outbox,
  readOnly,
}: {
  sheet: FairSheetLineFragment;
  styles: readonly FairStyle[];
  outbox: MatrixOutbox;
  readOnly: boolean;
}): ReactNode {
  const t = useText();
  const [category, setCategory] = useState('');
  const [text, setText] = useState('');
  // Those that are ordered when it is asked: none leaves while its last piece is taken back.
  const [ordered, setOrdered] = useState<ReadonlySet<string>>();
  const [choosing, setChoosing] = useState(false);
  const prices = useMemo(
    () => new Map(styles.flatMap((style) => skusOf(style).map((id) => [id, style.contractPrice] as const))),
    [styles],
  );
  const cells = useMemo(() => [...prices.keys()], [prices]);
  const pieces = useSum(outbox, cells);
  const fen = useSum(outbox, cells, (cell) => prices.get(cell) ?? 0);
  const byId = useMemo(() => new Map(styles.map((style) => [style.id, style])), [styles]);
  const groups = useMemo(() => {
    const words = { colour: t('fair.colour'), freeSize: t('fair.freeSize') };
    return styles.map((style) => groupOf(style, words));
  }, [styles, t]);
  const shown = useMemo(() => {
    const meant = styles.filter(
      (style) =>
        (category === '' || style.category === category) && isMeant(style, text) && (!ordered || ordered.has(style.id)),
    );
    const keys = new Set(meant.map(({ id }) => id));
    return groups.filter(({ key }) => keys.has(key));
  }, [styles, groups, category, text, ordered]);
  const isOrdered = (style: FairStyle): boolean => skusOf(style).some((id) => quantityOf(outbox.cell(id)) > 0);
  const onlyOrdered = (only: boolean): void =>
    setOrdered(only ? new Set(styles.filter(isOrdered).map(({ id }) => id)) : undefined);
  return (
    <>
      <div className="f-tools">
        <Input
          type="search"
          allowClear
          value={text}
          placeholder={t('fair.findStyle')}
          aria-label={t('fair.findStyle')}
          onChange={({ target }) => setText(target.value)}
        />
        <Select
          value={category}
          aria-label={t('fair.category')}
          onChange={setCategory}
          style={{ minWidth: 150 }}
          options={[
            { value: '', label: t('fair.everyCategory') },
            ...[...new Set(styles.map((style) => style.category))].map((value) => ({ value, label: value })),
          ]}
        />
        <label className="k-actions">
          <Switch checked={ordered !== undefined} onChange={onlyOrdered} /> {t('fair.onlyOrdered')}
        </label>
        <span className="k-quiet">{t('fair.stylesShown', { count: shown.length })}</span>
      </div>
      {shown.length === 0 && (
        <EmptyState
          title={t(styles.length === 0 ? 'fair.noStyles' : 'fair.noSuchStyle')}
          detail={t(styles.length === 0 ? 'fair.noStylesDetail' : 'fair.noSuchStyleDetail')}
        />
      )}
      <Matrix
        label={t('fair.sheetOf', { franchisee: sheet.franchisee })}
        groups={shown}
        store={outbox}
        readOnly={readOnly}
        renderHeading={({ key }) => {
          const style = byId.get(key);
          return style && <StyleHeading style={style} store={outbox} />;
        }}
        foot={
          <SheetFoot sheet={sheet} outbox={outbox} totals={{ pieces, fen }} showConflicts={() => setChoosing(true)} />
        }
      />
      <ConflictList
        outbox={outbox}
        open={choosing}
        close={() => setChoosing(false)}
        nameOf={(cell) => nameOfCell(groups, cell)}
      />
    </>
  );
}
