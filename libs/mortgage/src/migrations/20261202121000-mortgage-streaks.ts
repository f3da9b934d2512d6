import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The streak of a team about which a person is asked waits, also in a frozen month, until it is decided (S24). */
export class MortgageStreaks20261202121000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mortgage_ranking_row
        -- Null: it waits for a person; filled in once.
        ALTER COLUMN streak DROP NOT NULL,
        -- A person was asked with which streak the team begins the month, and had not said as it was frozen.
        ADD COLUMN undecided boolean NOT NULL DEFAULT false;
      GRANT UPDATE (streak) ON mortgage_ranking_row TO kefu_app;
      CREATE FUNCTION mortgage_streak_once() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF OLD.streak IS NOT NULL THEN RAISE EXCEPTION 'the streak of a frozen month stands'; END IF;
          RETURN NEW;
        END $$;
      CREATE TRIGGER streak_once BEFORE UPDATE ON mortgage_ranking_row FOR EACH ROW EXECUTE FUNCTION mortgage_streak_once();
      CREATE INDEX mortgage_ranking_row_waiting ON mortgage_ranking_row (team_id) WHERE undecided AND streak IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER streak_once ON mortgage_ranking_row;
      DROP FUNCTION mortgage_streak_once;
      REVOKE UPDATE (streak) ON mortgage_ranking_row FROM kefu_app;
      UPDATE mortgage_ranking_row SET streak = 0 WHERE streak IS NULL;
      ALTER TABLE mortgage_ranking_row DROP COLUMN undecided, ALTER COLUMN streak SET NOT NULL;
    `);
  }
}
