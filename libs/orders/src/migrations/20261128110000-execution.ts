import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds to the parts what became of some lines; `sign` says whether they came or went. */
const count = (lines: string, category: string): string => `
  INSERT INTO execution_part (season_id, franchisee_id, month, category, ordered_fen, delivered_fen, substituted_fen, cancelled_fen, late_fen)
  SELECT l.season_id, l.franchisee_id, to_char(l.window_to, 'YYYY-MM'), ${category},
    sum(sign * l.quantity * l.price_fen), sum(sign * least(l.delivered, l.quantity) * l.price_fen),
    sum(sign * l.substituted * l.price_fen), sum(sign * l.cancelled * l.price_fen), sum(sign * least(l.outside, l.open_quantity) * l.price_fen)
  FROM (${lines}) l JOIN sku k ON k.id = l.sku_id JOIN style t ON t.id = k.style_id GROUP BY 1, 2, 3, 4
  HAVING sum(sign * l.quantity * l.price_fen) <> 0 OR sum(sign * least(l.delivered, l.quantity) * l.price_fen) <> 0
    OR sum(sign * l.substituted * l.price_fen) <> 0 OR sum(sign * l.cancelled * l.price_fen) <> 0
    OR sum(sign * least(l.outside, l.open_quantity) * l.price_fen) <> 0`;

/**
 * What became of every order line, added up by season, franchisee, month and category as it happens (F6, F9). A change of lines adds
 * rows that say by how much: nobody waits for anybody, and the sum over the rows is always what the lines give. At night they are folded
 * together. Beside it the review of a month: why a franchisee got less than the threshold, and what is done about it.
 */
export class Execution20261128110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const signed = (sign: number, from: string): string => `SELECT ${sign} AS sign, ${from}.* FROM ${from}`;
    await runner.query(`
      CREATE TABLE execution_part (
        season_id uuid NOT NULL REFERENCES season,
        franchisee_id uuid NOT NULL REFERENCES franchisee,
        -- YYYY-MM, the month in which the window ends.
        month text NOT NULL,
        category text NOT NULL,
        ordered_fen bigint NOT NULL,
        -- In the window, less what came back, at most what was ordered.
        delivered_fen bigint NOT NULL,
        substituted_fen bigint NOT NULL,
        cancelled_fen bigint NOT NULL,
        -- Came, but outside the window.
        late_fen bigint NOT NULL
      );
      CREATE INDEX execution_part_season ON execution_part (season_id, franchisee_id, month);
      REVOKE UPDATE, TRUNCATE ON execution_part FROM kefu_app;
      ${count(signed(1, 'order_line'), 't.category')};

      CREATE FUNCTION execution_follow() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN ${count(signed(1, 'came'), 't.category')};
        ELSIF TG_OP = 'DELETE' THEN ${count(signed(-1, 'went'), 't.category')};
        ELSE ${count(`${signed(1, 'came')} UNION ALL ${signed(-1, 'went')}`, 't.category')};
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER execution_came AFTER INSERT ON order_line REFERENCING NEW TABLE AS came
        FOR EACH STATEMENT EXECUTE FUNCTION execution_follow();
      CREATE TRIGGER execution_changed AFTER UPDATE ON order_line REFERENCING OLD TABLE AS went NEW TABLE AS came
        FOR EACH STATEMENT EXECUTE FUNCTION execution_follow();
      CREATE TRIGGER execution_went AFTER DELETE ON order_line REFERENCING OLD TABLE AS went
        FOR EACH STATEMENT EXECUTE FUNCTION execution_follow();

      -- A style that was filed under the wrong category takes its lines along.
      CREATE FUNCTION execution_moved() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        ours CONSTANT uuid := NEW.id;
        was CONSTANT text := OLD.category;
      BEGIN
        ${count('SELECT 1 AS sign, o.* FROM order_line o JOIN sku s ON s.id = o.sku_id WHERE s.style_id = ours', 't.category')};
        ${count('SELECT -1 AS sign, o.* FROM order_line o JOIN sku s ON s.id = o.sku_id WHERE s.style_id = ours', 'was')};
        RETURN NULL;
      END $$;
      CREATE TRIGGER execution_moved AFTER UPDATE OF category ON style
        FOR EACH ROW WHEN (NEW.category <> OLD.category) EXECUTE FUNCTION execution_moved();

      CREATE TABLE execution_review (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        season_id uuid NOT NULL REFERENCES season,
        month text NOT NULL CHECK (month ~ '^\\d{4}-\\d{2}$'),
        -- The month's figures as it was closed.
        ordered_fen bigint NOT NULL,
        delivered_fen bigint NOT NULL,
        closed_by_name text NOT NULL,
        closed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (season_id, month)
      );
      CREATE TABLE execution_answer (
        season_id uuid NOT NULL REFERENCES season,
        month text NOT NULL CHECK (month ~ '^\\d{4}-\\d{2}$'),
        franchisee_id uuid NOT NULL REFERENCES franchisee,
        reason text NOT NULL CHECK (reason <> ''),
        action text NOT NULL CHECK (action IN ('REPLENISH', 'TRANSFER', 'SUBSTITUTE', 'CANCEL')),
        answered_by_name text NOT NULL,
        answered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        version integer NOT NULL DEFAULT 1,
        PRIMARY KEY (season_id, month, franchisee_id)
      );
      REVOKE UPDATE, DELETE ON execution_review FROM kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER execution_moved ON style;
      DROP TRIGGER execution_came ON order_line;
      DROP TRIGGER execution_changed ON order_line;
      DROP TRIGGER execution_went ON order_line;
      DROP FUNCTION execution_moved;
      DROP FUNCTION execution_follow;
      DROP TABLE execution_answer, execution_review, execution_part;
    `);
  }
}
