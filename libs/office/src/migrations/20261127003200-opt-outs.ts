import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who takes no messages, and what people answer (X7). */
export class OptOuts20261127003200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE message_opt_out (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        phone_index bytea NOT NULL,
        phone_masked text NOT NULL,
        source text NOT NULL CHECK (source IN ('reply', 'person')),
        gateway text,
        reason text,
        began_by text NOT NULL,
        began_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        ended_by text,
        ended_at timestamptz,
        end_reason text
      );
      CREATE UNIQUE INDEX message_opt_out_open ON message_opt_out (phone_index) WHERE ended_at IS NULL;
      CREATE TABLE message_reply (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        gateway text NOT NULL,
        phone_index bytea NOT NULL,
        phone_masked text NOT NULL,
        text_sealed text NOT NULL,
        stop boolean NOT NULL,
        happened_at timestamptz NOT NULL,
        received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (gateway, phone_index, happened_at)
      );
      REVOKE DELETE, TRUNCATE ON message_opt_out, message_reply FROM kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE message_reply, message_opt_out
    `);
  }
}
