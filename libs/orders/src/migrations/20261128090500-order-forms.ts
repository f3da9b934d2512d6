import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Order forms of the fair as franchisees send them, and how people read headings that the house did not know (F3). */
export class OrderForms20261128090500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE order_form (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        -- Forms that were handed in together.
        batch_id uuid NOT NULL,
        file_id uuid NOT NULL,
        file_name text NOT NULL,
        state text NOT NULL DEFAULT 'READING' CHECK (state IN ('READING', 'REFUSED', 'READY', 'ENTERED', 'SKIPPED')),
        season_id uuid REFERENCES season,
        -- As the form says it, whether the house knows it or not.
        season_code text NOT NULL DEFAULT '',
        -- Nobody where it is not certain whose form it is: then people say so.
        franchisee_id uuid REFERENCES franchisee,
        -- [{id, number, name, why: [..]}]
        candidates jsonb NOT NULL DEFAULT '[]',
        customer text NOT NULL DEFAULT '',
        customer_number text NOT NULL DEFAULT '',
        ordered_on date,
        -- [{sheet, cell, code, shown, expected}]
        faults jsonb NOT NULL DEFAULT '[]',
        fault_count integer NOT NULL DEFAULT 0,
        unknown_headings text[] NOT NULL DEFAULT '{}',
        -- [{skuId, from, to, quantity}]
        lines jsonb NOT NULL DEFAULT '[]',
        -- [{category, quantity, fen}]
        categories jsonb NOT NULL DEFAULT '[]',
        line_count integer NOT NULL DEFAULT 0,
        quantity bigint NOT NULL DEFAULT 0,
        amount_fen bigint NOT NULL DEFAULT 0,
        -- Tells the same order in another file: of season and lines, whatever their sequence.
        digest bytea,
        decision text CHECK (decision IN ('NEW', 'ADD', 'REPLACE', 'SKIP')),
        order_id uuid REFERENCES franchise_order,
        taken_by uuid REFERENCES person,
        taken_by_name text NOT NULL,
        taken_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        CHECK ((state = 'ENTERED') = (order_id IS NOT NULL))
      );
      CREATE INDEX order_form_state ON order_form (state, id);
      CREATE INDEX order_form_batch ON order_form (batch_id, id);
      CREATE INDEX order_form_digest ON order_form (digest) WHERE state = 'ENTERED';
      CREATE INDEX order_form_order ON order_form (order_id) WHERE order_id IS NOT NULL;

      -- What a heading means that the house does not know, as a person once said; every later form is read so.
      CREATE TABLE order_form_heading (
        folded text PRIMARY KEY CHECK (folded <> ''),
        heading text NOT NULL,
        role text NOT NULL,
        said_by_name text NOT NULL,
        said_at timestamptz NOT NULL DEFAULT now()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE order_form_heading, order_form');
  }
}
