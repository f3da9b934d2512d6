import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The thread of a case between specialist and consultant: who was mentioned, what an attempt was, and requests to assist (S26, S27). */
export class MortgageThread20261202100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a consultant reaches: the contracts that they sold.
      CREATE INDEX mortgage_contract_consultant ON mortgage_contract (consultant_id) WHERE consultant_id IS NOT NULL;

      ALTER TABLE mortgage_note
        -- Of an attempt: with whom, on which day, what came of it.
        ADD COLUMN tried_with text,
        ADD COLUMN tried_on date,
        ADD COLUMN outcome text,
        ADD CHECK (kind = 'attempt' OR num_nonnulls(tried_with, tried_on, outcome) = 0),
        -- Attempts that were written before had but their words.
        ADD CONSTRAINT mortgage_note_attempt CHECK (kind <> 'attempt' OR (tried_with <> '' AND outcome <> '' AND tried_on IS NOT NULL
          AND tried_with IS NOT NULL AND outcome IS NOT NULL)) NOT VALID;

      CREATE TABLE mortgage_note_mention (
        note_id uuid NOT NULL REFERENCES mortgage_note,
        person_id uuid NOT NULL REFERENCES person,
        PRIMARY KEY (note_id, person_id)
      );
      REVOKE UPDATE, DELETE ON mortgage_note_mention FROM kefu_app;

      -- What is asked before a problem goes to the supervisor; one line.
      CREATE TABLE mortgage_escalation_policy (
        id boolean PRIMARY KEY DEFAULT true CHECK (id),
        attempts integer NOT NULL DEFAULT 1 CHECK (attempts BETWEEN 0 AND 10),
        version integer NOT NULL DEFAULT 1
      );
      INSERT INTO mortgage_escalation_policy DEFAULT VALUES;

      -- What a specialist asks a consultant to do for a case, until the end of an office day (S27).
      CREATE TABLE mortgage_assist (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        case_id uuid NOT NULL REFERENCES mortgage_case,
        consultant_id uuid NOT NULL REFERENCES person,
        what text NOT NULL CHECK (what <> ''),
        why text NOT NULL CHECK (why <> ''),
        due_on date NOT NULL,
        state text NOT NULL DEFAULT 'sent' CHECK (state IN ('sent', 'accepted', 'done', 'withdrawn')),
        version integer NOT NULL DEFAULT 1,
        asked_by_name text NOT NULL,
        asked_at timestamptz NOT NULL DEFAULT now(),
        accepted_at timestamptz,
        answer text NOT NULL DEFAULT '',
        done_at timestamptz,
        -- When it was found open beyond its day; stays, whatever becomes of it.
        late_at timestamptz,
        CHECK ((state = 'done') = (done_at IS NOT NULL)),
        CHECK (state NOT IN ('accepted', 'done') OR accepted_at IS NOT NULL)
      );
      CREATE INDEX mortgage_assist_case ON mortgage_assist (case_id);
      CREATE INDEX mortgage_assist_consultant ON mortgage_assist (consultant_id, due_on);
      CREATE INDEX mortgage_assist_open ON mortgage_assist (due_on, id) WHERE state IN ('sent', 'accepted');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE mortgage_assist, mortgage_escalation_policy, mortgage_note_mention;
      ALTER TABLE mortgage_note DROP COLUMN tried_with, DROP COLUMN tried_on, DROP COLUMN outcome;
      DROP INDEX mortgage_contract_consultant;
    `);
  }
}
