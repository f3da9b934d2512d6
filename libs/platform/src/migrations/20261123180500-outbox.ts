import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The way out of a transaction (outbox), what processes run, and when each schedule last ticked (X11). */
export class Outbox20261123180500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outbox_message (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        queue text NOT NULL,
        job text NOT NULL,
        data jsonb NOT NULL,
        -- Two messages with one key, neither relayed yet, are one.
        key text,
        not_before timestamptz,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE UNIQUE INDEX outbox_message_key ON outbox_message (queue, key) WHERE key IS NOT NULL;

      CREATE FUNCTION announce_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NOTIFY kefu_outbox;
        RETURN NULL;
      END $$;
      CREATE TRIGGER announce AFTER INSERT ON outbox_message FOR EACH STATEMENT EXECUTE FUNCTION announce_outbox();

      CREATE TABLE installation (
        only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        id uuid NOT NULL DEFAULT uuidv7()
      );

      CREATE TABLE process_presence (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('api', 'worker')),
        host text NOT NULL,
        queue_backend text NOT NULL,
        queues text[] NOT NULL,
        started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        seen_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );

      CREATE TABLE tick (
        name text PRIMARY KEY,
        every_seconds integer NOT NULL CHECK (every_seconds > 0),
        last_started_at timestamptz,
        last_finished_at timestamptz,
        -- What it found, in a few words; null while the last one failed.
        outcome text,
        error text
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE tick, process_presence, installation, outbox_message; DROP FUNCTION announce_outbox',
    );
  }
}
