import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit (X2): append-only for everyone, the owner of the tables included. */
export class Audit20261123180100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_entry (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        actor_kind text NOT NULL,
        actor_id text NOT NULL,
        actor_name text NOT NULL,
        ip text NOT NULL,
        request_id text NOT NULL,
        action text NOT NULL,
        subject_type text NOT NULL,
        subject_id text NOT NULL,
        before jsonb,
        after jsonb,
        reason text
      );
      CREATE INDEX audit_entry_subject ON audit_entry (subject_type, subject_id, id);
      CREATE INDEX audit_entry_actor ON audit_entry (actor_id, id);
      CREATE INDEX audit_entry_action ON audit_entry (action, id);

      -- The chain: each link covers its entry and the link before. Written behind the writers' backs, so that they
      -- never wait in line for one another.
      CREATE TABLE audit_link (
        position bigint PRIMARY KEY,
        entry_id bigint NOT NULL UNIQUE REFERENCES audit_entry,
        hash bytea NOT NULL,
        linked_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );

      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_link FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      REVOKE UPDATE, DELETE, TRUNCATE ON audit_entry, audit_link FROM kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_link, audit_entry; DROP FUNCTION refuse_change');
  }
}
