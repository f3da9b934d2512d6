import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Steps that whoever speaks for a post decides, and approvals of what belongs to a person (H5, X3). */
export class ApprovalsAlongTheLine20261126223000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whose record it is, where it belongs to a person.
      ALTER TABLE approval ADD COLUMN owner_id uuid REFERENCES person;
      CREATE INDEX approval_owner ON approval (owner_id) WHERE owner_id IS NOT NULL;

      ALTER TABLE approval_step ALTER COLUMN permission DROP NOT NULL;
      -- Whose holders, or the nearest above them, decide; instead of a permission.
      ALTER TABLE approval_step ADD COLUMN post_id uuid REFERENCES post;
      ALTER TABLE approval_step ADD CONSTRAINT approval_step_deciders CHECK (num_nonnulls(permission, post_id) = 1);
      -- Whether an earlier approval of the same person counts for it.
      ALTER TABLE approval_step ADD COLUMN carried boolean NOT NULL DEFAULT false;
      CREATE INDEX approval_step_decider ON approval_step (decided_by) WHERE decided_by IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX approval_step_decider;
      ALTER TABLE approval_step DROP COLUMN carried;
      UPDATE approval_step SET permission = key WHERE permission IS NULL;
      ALTER TABLE approval_step DROP COLUMN post_id;
      ALTER TABLE approval_step ALTER COLUMN permission SET NOT NULL;
      ALTER TABLE approval DROP COLUMN owner_id;
    `);
  }
}
