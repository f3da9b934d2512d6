import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Renewal (T3): how long a term is due, overdue and in grace, which reminders leave, in which words. */
export class Renewal20261123185000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The day on which we learnt of a term: steps that lay before it were nobody's omission.
      ALTER TABLE term ADD registered_on date NOT NULL DEFAULT (now() AT TIME ZONE 'Asia/Shanghai')::date;
      -- The renewed term and its renewal name each other: checked when both stand.
      ALTER TABLE term ALTER CONSTRAINT term_renewed_by_fkey DEFERRABLE INITIALLY IMMEDIATE;

      CREATE TABLE renewal_policy (
        only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        -- Calendar days.
        expiring_days integer NOT NULL CHECK (expiring_days BETWEEN 1 AND 365),
        expired_days integer NOT NULL CHECK (expired_days BETWEEN 0 AND 365),
        grace_days integer NOT NULL CHECK (grace_days BETWEEN 0 AND 365),
        version integer NOT NULL DEFAULT 1
      );
      INSERT INTO renewal_policy VALUES (true, 60, 7, 30);

      INSERT INTO message_policy VALUES ('renewalReminder', 9 * 60, 20 * 60);
      WITH template AS (
        INSERT INTO message_template (purpose, name) VALUES ('renewalReminder', '到期提醒') RETURNING id
      )
      INSERT INTO message_template_version (template_id, version, body, signature, written_by)
      SELECT id, 1, '{name}您好，您的入市协议将于{endsOn}到期，还有{daysLeft}天。请在到期前与{branch}联系办理续签。', '客服部', 'system'
      FROM template;

      CREATE TABLE renewal_step (
        days_before integer PRIMARY KEY CHECK (days_before BETWEEN 0 AND 365),
        template_id uuid NOT NULL REFERENCES message_template
      );
      INSERT INTO renewal_step
      SELECT days, template.id FROM unnest(ARRAY[60, 30, 15, 7, 1]) days, message_template template
      WHERE template.purpose = 'renewalReminder';
      -- Autovacuum never looks at tables of five rows; unanalysed, a plan believes them to hold hundreds.
      ANALYZE renewal_step, message_template;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE renewal_step, renewal_policy;
      DELETE FROM message_policy WHERE purpose = 'renewalReminder';
      ALTER TABLE term ALTER CONSTRAINT term_renewed_by_fkey NOT DEFERRABLE;
      ALTER TABLE term DROP registered_on;
    `);
  }
}
