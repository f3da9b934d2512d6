import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Idempotency keys of callers, with the first answer under each (X10). */
export class Idempotency20261123183000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE idempotency_key (
        actor text NOT NULL,
        key text NOT NULL,
        -- The request that holds it; a request that lost it cannot commit.
        owner uuid NOT NULL,
        -- Keyed hash of the document and its variables.
        input_hash bytea NOT NULL,
        -- Set in the transaction of the mutation itself.
        effect boolean NOT NULL DEFAULT false,
        answer_sealed text,
        started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz NOT NULL,
        PRIMARY KEY (actor, key)
      );
      CREATE INDEX idempotency_key_expires_at ON idempotency_key (expires_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency_key');
  }
}
