import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Words of messages leave only once another person has approved them (X7). */
export class MessageTemplateApproval20261127003100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Null: none of its versions was approved yet.
      ALTER TABLE message_template ADD COLUMN approved_version integer DEFAULT 1;
      UPDATE message_template SET approved_version = version;
      ALTER TABLE message_template_version ADD COLUMN written_by_id uuid;
      CREATE TABLE message_template_approval (
        template_id uuid NOT NULL,
        version integer NOT NULL,
        approved boolean NOT NULL,
        decided_by uuid,
        decided_by_name text NOT NULL,
        decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        reason text,
        PRIMARY KEY (template_id, version),
        FOREIGN KEY (template_id, version) REFERENCES message_template_version
      );
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON message_template_approval
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      REVOKE UPDATE, DELETE, TRUNCATE ON message_template_approval FROM kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE message_template_approval;
      ALTER TABLE message_template_version DROP COLUMN written_by_id;
      ALTER TABLE message_template DROP COLUMN approved_version
    `);
  }
}
