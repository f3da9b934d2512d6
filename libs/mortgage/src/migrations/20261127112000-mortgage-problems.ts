import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Problems with customers, and what was tried and said about a case (S21, S22). */
export class MortgageProblems20261127112000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mortgage_problem (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        case_id uuid NOT NULL REFERENCES mortgage_case,
        stage text NOT NULL CHECK (stage IN ('beforeSigning', 'afterSigning')),
        cause text NOT NULL CHECK (cause IN ('credit', 'income', 'papers', 'unreachable', 'reluctant', 'dispute', 'bank', 'other')),
        detail text NOT NULL CHECK (detail <> ''),
        plan text NOT NULL DEFAULT '',
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'acted', 'settled')),
        opened_by_name text NOT NULL,
        opened_at timestamptz NOT NULL DEFAULT now(),
        action text NOT NULL DEFAULT '',
        acted_by uuid REFERENCES person,
        acted_by_name text,
        acted_at timestamptz,
        verified_by_name text,
        verified_at timestamptz,
        remark text NOT NULL DEFAULT '',
        escalated_by_name text,
        escalated_at timestamptz,
        CHECK ((state = 'settled') = (verified_at IS NOT NULL)),
        CHECK (state = 'open' OR acted_at IS NOT NULL)
      );
      CREATE INDEX mortgage_problem_case ON mortgage_problem (case_id);
      CREATE INDEX mortgage_problem_open ON mortgage_problem (case_id) WHERE state <> 'settled';
      -- What was marked as a problem before there were records of them.
      INSERT INTO mortgage_problem (case_id, stage, cause, detail, opened_by_name, opened_at)
      SELECT id, CASE WHEN state IN ('intake', 'contractDraft', 'review', 'returned') THEN 'beforeSigning' ELSE 'afterSigning' END, 'other',
        problem_reason, 'system', problem_since FROM mortgage_case WHERE problem_since IS NOT NULL AND problem_reason <> '';

      -- The thread of a case; never changed.
      CREATE TABLE mortgage_note (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        case_id uuid NOT NULL REFERENCES mortgage_case,
        -- Something said, or one try to reach the customer.
        kind text NOT NULL CHECK (kind IN ('said', 'attempt')),
        body text NOT NULL CHECK (body <> ''),
        by_name text NOT NULL,
        at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX mortgage_note_case ON mortgage_note (case_id, at DESC);
      REVOKE UPDATE, DELETE ON mortgage_note FROM kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mortgage_note, mortgage_problem');
  }
}
