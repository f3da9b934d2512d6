import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A trial in a new post: goals, who observes, what was seen, and how it was decided (H4). */
export class TrialPlans20261127012500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE trial_plan (
        request_id uuid PRIMARY KEY REFERENCES hr_request,
        observer_id uuid NOT NULL REFERENCES person,
        starts_on date NOT NULL,
        ends_on date NOT NULL CHECK (ends_on >= starts_on),
        goals text[] NOT NULL CHECK (cardinality(goals) BETWEEN 1 AND 10),
        written_by_name text NOT NULL,
        version integer NOT NULL DEFAULT 1,
        decision text CHECK (decision IN ('passed', 'notPassed')),
        decision_reason text,
        decided_by_name text,
        decided_at timestamptz,
        CHECK (num_nulls(decision, decided_by_name, decided_at) IN (0, 3))
      );
      CREATE INDEX trial_plan_observer ON trial_plan (observer_id);
      CREATE INDEX trial_plan_due ON trial_plan (ends_on) WHERE decision IS NULL;

      -- What was seen is added and never changed.
      CREATE TABLE trial_observation (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        request_id uuid NOT NULL REFERENCES trial_plan,
        seen_on date NOT NULL,
        note text NOT NULL CHECK (note <> ''),
        by_name text NOT NULL,
        at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX trial_observation_plan ON trial_observation (request_id, id);
      REVOKE UPDATE, DELETE ON trial_observation FROM kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE trial_observation, trial_plan');
  }
}
