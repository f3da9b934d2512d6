import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tasks (T20). */
export class Tasks20261124092000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE task (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        -- What a room calls the task by: one open task of a key.
        key text,
        kind text,
        title text,
        title_values jsonb NOT NULL DEFAULT '{}',
        note text NOT NULL DEFAULT '',
        subject_type text,
        subject_id uuid,
        branch_id uuid REFERENCES org_unit,
        team_id uuid REFERENCES org_unit,
        owner_id uuid REFERENCES person,
        role_key text,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'cancelled')),
        due_at timestamptz NOT NULL,
        remind_at timestamptz,
        reminded_at timestamptz,
        evidence_needed boolean NOT NULL DEFAULT false,
        evidence text NOT NULL DEFAULT '',
        evidence_file_id uuid UNIQUE REFERENCES stored_file,
        opened_by uuid,
        opened_by_name text NOT NULL,
        opened_at timestamptz NOT NULL DEFAULT now(),
        ended_by uuid,
        ended_by_name text,
        ended_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        CHECK (num_nonnulls(kind, title) = 1),
        CHECK (num_nonnulls(owner_id, role_key) > 0),
        CHECK ((subject_type IS NULL) = (subject_id IS NULL)),
        CHECK ((state = 'open') = (ended_at IS NULL))
      );
      CREATE UNIQUE INDEX task_open_key ON task (key) WHERE state = 'open' AND key IS NOT NULL;
      CREATE INDEX task_due ON task (due_at, id) WHERE state = 'open';
      CREATE INDEX task_owner ON task (owner_id, due_at, id) WHERE state = 'open';
      CREATE INDEX task_remind ON task (remind_at) WHERE state = 'open' AND reminded_at IS NULL;
      CREATE INDEX task_ended ON task (ended_at DESC, id DESC) WHERE state <> 'open';
      CREATE INDEX task_subject ON task (subject_type, subject_id, id) WHERE subject_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE task');
  }
}
