import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What traders answer when they are asked whether they renew (T3). */
export class RenewalAnswer20261124102500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE renewal_policy ADD review_answers boolean NOT NULL DEFAULT false;

      -- The answer that stands; earlier ones are in the audit.
      CREATE TABLE renewal_answer (
        term_id uuid PRIMARY KEY REFERENCES term,
        answer text NOT NULL CHECK (answer IN ('yes', 'no', 'later')),
        channel text NOT NULL CHECK (channel IN ('phone', 'sms', 'branch', 'integration')),
        note text NOT NULL DEFAULT '',
        application_id uuid REFERENCES account_application,
        taken_by uuid,
        taken_by_name text NOT NULL,
        taken_via text NOT NULL CHECK (taken_via IN ('staff', 'branch', 'integration')),
        taken_at timestamptz NOT NULL DEFAULT now()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE renewal_answer; ALTER TABLE renewal_policy DROP review_answers');
  }
}
