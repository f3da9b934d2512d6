import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sums of what became of some lines that count; `sign` says whether they came or went. */
const parts: readonly string[] = [
  'l.quantity',
  'least(l.delivered, l.quantity)',
  'l.substituted',
  'least(l.cancelled, l.quantity - least(l.delivered, l.quantity))',
  'least(l.outside, l.open_quantity)',
].map((pieces) => `sum(sign * ${pieces} * l.price_fen)`);

/** Has triggers add what changes to the parts, of lines that meet a condition. */
function follow(which: string): string {
  const signed = (sign: number, from: string): string => `SELECT ${sign} AS sign, ${from}.* FROM ${from}`;
  const count = (lines: string, category = 't.category'): string => `
    INSERT INTO execution_part (season_id, franchisee_id, month, category, ordered_fen, delivered_fen, substituted_fen, cancelled_fen, late_fen)
    SELECT l.season_id, l.franchisee_id, to_char(l.window_to, 'YYYY-MM'), ${category}, ${parts.join(', ')}
    FROM (${lines}) l JOIN sku k ON k.id = l.sku_id JOIN style t ON t.id = k.style_id WHERE ${which} GROUP BY 1, 2, 3, 4
    HAVING ${parts.map((sum) => `${sum} <> 0`).join(' OR ')}`;
  const ofStyle = (sign: number): string =>
    `SELECT ${sign} AS sign, o.* FROM order_line o JOIN sku s ON s.id = o.sku_id WHERE s.style_id = ours`;
  return `
    CREATE OR REPLACE FUNCTION execution_follow() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN ${count(signed(1, 'came'))};
      ELSIF TG_OP = 'DELETE' THEN ${count(signed(-1, 'went'))};
      ELSE ${count(`${signed(1, 'came')} UNION ALL ${signed(-1, 'went')}`)};
      END IF;
      RETURN NULL;
    END $$;
    CREATE OR REPLACE FUNCTION execution_moved() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      ours CONSTANT uuid := NEW.id;
      was CONSTANT text := OLD.category;
    BEGIN
      ${count(ofStyle(1))};
      ${count(ofStyle(-1), 'was')};
      RETURN NULL;
    END $$;
    DELETE FROM execution_part;
    ${count(signed(1, 'order_line'))};`;
}

/**
 * Only what somebody checked is ordered: a line counts into the execution rate while its order is locked or later (F6). The figures are
 * counted anew, and what came although it was cancelled is not cancelled in them.
 */
export class CheckedLines20261202130000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE order_line ADD COLUMN checked boolean NOT NULL DEFAULT false;
      ALTER TABLE order_line DISABLE TRIGGER execution_changed;
      UPDATE order_line l SET checked = true FROM franchise_order o WHERE o.id = l.order_id AND o.state <> 'DRAFT';
      ALTER TABLE order_line ENABLE TRIGGER execution_changed;
      CREATE INDEX dispatch_line_serves ON dispatch_line (franchisee_id, (coalesce(original_sku_id, sku_id)))
        WHERE kind IN ('ORDER', 'RETURN', 'SUBSTITUTION');
      ${follow('l.checked')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${follow('TRUE')}
      DROP INDEX dispatch_line_serves;
      ALTER TABLE order_line DROP COLUMN checked;
    `);
  }
}
