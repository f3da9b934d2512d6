import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Approvals and delegations (X3). */
export class Approvals20261124082500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE approval (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        route text NOT NULL,
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        branch_id uuid REFERENCES org_unit,
        state text NOT NULL DEFAULT 'pending'
          CHECK (state IN ('pending', 'approved', 'returned', 'rejected', 'withdrawn')),
        requested_by uuid REFERENCES person,
        requested_by_name text NOT NULL,
        requested_at timestamptz NOT NULL DEFAULT now(),
        ended_at timestamptz,
        CHECK ((state = 'pending') = (ended_at IS NULL))
      );
      CREATE UNIQUE INDEX approval_pending ON approval (subject_type, subject_id) WHERE state = 'pending';
      CREATE INDEX approval_subject ON approval (subject_type, subject_id, id);
      CREATE INDEX approval_ended ON approval (ended_at) WHERE ended_at IS NOT NULL;

      CREATE TABLE approval_step (
        approval_id uuid NOT NULL REFERENCES approval,
        position smallint NOT NULL CHECK (position > 0),
        key text NOT NULL,
        permission text NOT NULL,
        state text NOT NULL DEFAULT 'ahead'
          CHECK (state IN ('ahead', 'pending', 'approved', 'returned', 'rejected', 'withdrawn', 'dropped')),
        assigned_to uuid REFERENCES person,
        pending_since timestamptz,
        remind_at timestamptz,
        reminded_at timestamptz,
        escalate_at timestamptz,
        escalated_at timestamptz,
        decided_by uuid REFERENCES person,
        on_behalf_of uuid REFERENCES person,
        decided_at timestamptz,
        reason text,
        PRIMARY KEY (approval_id, position),
        CHECK ((state IN ('approved', 'returned', 'rejected')) = (decided_by IS NOT NULL))
      );
      CREATE UNIQUE INDEX approval_step_pending ON approval_step (approval_id) WHERE state = 'pending';
      CREATE INDEX approval_step_desk ON approval_step (assigned_to) WHERE state = 'pending';
      CREATE INDEX approval_step_silent ON approval_step (least(remind_at, escalate_at)) WHERE state = 'pending';

      CREATE TABLE delegation (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        from_person uuid NOT NULL REFERENCES person,
        to_person uuid NOT NULL REFERENCES person,
        starts_on date NOT NULL,
        ends_on date NOT NULL,
        reason text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        revoked_at timestamptz,
        CHECK (from_person <> to_person),
        CHECK (ends_on >= starts_on)
      );
      CREATE INDEX delegation_to ON delegation (to_person) WHERE revoked_at IS NULL;
      CREATE INDEX delegation_from ON delegation (from_person) WHERE revoked_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE delegation, approval_step, approval');
  }
}
