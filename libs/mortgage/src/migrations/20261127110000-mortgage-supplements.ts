import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What banks ask for again, by rounds, and appointments at banks (S17). */
export class MortgageSupplements20261127110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mortgage_supplement (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        case_id uuid NOT NULL REFERENCES mortgage_case,
        attempt smallint NOT NULL,
        round smallint NOT NULL CHECK (round > 0),
        due_on date NOT NULL,
        note text NOT NULL DEFAULT '',
        asked_by_name text NOT NULL,
        asked_at timestamptz NOT NULL DEFAULT now(),
        -- When the last item came in, or the case left the bank.
        closed_at timestamptz,
        withdrawn boolean NOT NULL DEFAULT false,
        UNIQUE (case_id, attempt, round)
      );
      CREATE TABLE mortgage_supplement_item (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        supplement_id uuid NOT NULL REFERENCES mortgage_supplement,
        position smallint NOT NULL,
        -- A paper of the checklist, or what the bank asks for in words.
        type text REFERENCES document_type,
        what text NOT NULL DEFAULT '',
        received_at timestamptz,
        received_by_name text,
        CHECK (type IS NOT NULL OR what <> ''),
        CHECK ((received_at IS NULL) = (received_by_name IS NULL)),
        UNIQUE (supplement_id, position)
      );

      CREATE TABLE mortgage_appointment (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        case_id uuid NOT NULL REFERENCES mortgage_case,
        kind text NOT NULL CHECK (kind IN ('interview', 'loanSigning', 'other')),
        bank text NOT NULL REFERENCES mortgage_bank,
        -- Slots begin on the half hour.
        starts_at timestamptz NOT NULL CHECK (extract(epoch FROM starts_at)::bigint % 1800 = 0),
        escort_id uuid NOT NULL REFERENCES person,
        note text NOT NULL DEFAULT '',
        state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'kept', 'noShow', 'cancelled')),
        outcome text NOT NULL DEFAULT '',
        booked_by_name text NOT NULL,
        booked_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        CHECK ((state = 'planned') = (ended_at IS NULL))
      );
      CREATE INDEX mortgage_appointment_case ON mortgage_appointment (case_id, starts_at DESC);
      -- Nobody stands at two counters at once.
      CREATE UNIQUE INDEX mortgage_appointment_slot ON mortgage_appointment (escort_id, starts_at) WHERE state = 'planned';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mortgage_appointment, mortgage_supplement_item, mortgage_supplement');
  }
}
