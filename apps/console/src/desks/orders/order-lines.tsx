import type { ReactNode } from 'react';
import type { WholeFranchiseOrderFragment } from '../../gql/orders/graphql.ts';
import { useText } from '../../shell/text.ts';
import { BusinessDate, Count, Money } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { PoolChip } from './order-state.tsx';
import './orders.css';

type Line = WholeFranchiseOrderFragment['lines'][number];

/** A row of the order: one style, colour and window, its pieces by size. */
interface StyleRow {
  readonly key: string;
  readonly first: Line;
  readonly sizes: ReadonlyMap<string, Line>;
  readonly quantity: number;
  readonly fen: number;
}

/** What was ordered, category by category, as the fair's form shows it: style and colour down, sizes across (F3). */
export function OrderLines({ lines }: { lines: readonly Line[] }): ReactNode {
  const t = useText();
  const categories = [...new Set(lines.map(({ category }) => category))];
  return categories.map((category) => {
    const own = lines.filter((line) => line.category === category);
    const sizes = sizesOf(own);
    const rows = rowsOf(own);
    return (
      <Section
        key={category}
        title={category}
        extra={
          <span className="k-quiet">
            <Count value={rows.reduce((sum, { quantity }) => sum + quantity, 0)} /> ·{' '}
            <Money fen={rows.reduce((sum, { fen }) => sum + fen, 0)} />
          </span>
        }
      >
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
        <section className="k-scroll" tabIndex={0} aria-label={category}>
          <table className="k-table o-lines">
            <thead>
              <tr>
                <th>{t('orders.styleNumber')}</th>
                <th>{t('orders.styleName')}</th>
                <th>{t('orders.colour')}</th>
                <th>{t('orders.window')}</th>
                {sizes.map((size) => (
                  <th key={size} className="k-number">
                    {size === 'F' ? t('orders.freeSize') : size}
                  </th>
                ))}
                <th className="k-number">{t('orders.pieces')}</th>
                <th className="k-number">{t('orders.price')}</th>
                <th className="k-number">{t('orders.amount')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, first, sizes: bySize, quantity, fen }, at) => (
                <tr key={key} data-first={first.style !== rows[at - 1]?.first.style || undefined}>
                  <td>{first.style}</td>
                  <td>{first.styleName}</td>
                  <td>
                    {first.colourCode} {first.colour}
                  </td>
                  <td className="o-window">
                    <BusinessDate value={first.windowFrom} /> – <BusinessDate value={first.windowTo} />{' '}
                    <PoolChip pool={first.pool} />
                  </td>
                  {sizes.map((size) => (
                    <td key={size} className="k-number">
                      {bySize.get(size)?.quantity}
                    </td>
                  ))}
                  <td className="k-number">
                    <b>
                      <Count value={quantity} />
                    </b>
                  </td>
                  <td className="k-number">
                    <Money fen={first.price} />
                  </td>
                  <td className="k-number">
                    <Money fen={fen} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </Section>
    );
  });
}

function rowsOf(lines: readonly Line[]): StyleRow[] {
  const rows = new Map<string, { first: Line; sizes: Map<string, Line>; quantity: number; fen: number }>();
  for (const line of lines) {
    const key = `${line.style} ${line.windowFrom} ${line.windowTo} ${line.colourCode}`;
    const row = rows.get(key) ?? { first: line, sizes: new Map<string, Line>(), quantity: 0, fen: 0 };
    row.sizes.set(line.size, line);
    row.quantity += line.quantity;
    row.fen += line.quantity * line.price;
    rows.set(key, row);
  }
  return [...rows].map(([key, row]) => ({ key, ...row }));
}

const letters = ['S', 'M', 'L', 'XL', 'XXL', '3XL', 'F'];

/** The sizes that lines have: cups before widths, letters as people say them. */
function sizesOf(lines: readonly Line[]): string[] {
  const weight = (size: string): string => {
    const cup = /^(\d+)([A-Z])$/.exec(size);
    if (cup) return `0${cup[2]}${cup[1]?.padStart(4, '0')}`;
    const at = letters.indexOf(size);
    return at >= 0 ? `1${at}` : `2${size.padStart(4, '0')}`;
  };
  return [...new Set(lines.map(({ size }) => size))].toSorted((a, b) => (weight(a) < weight(b) ? -1 : 1));
}
