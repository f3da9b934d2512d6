import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Units and posts are renamed and closed, and what they were called is kept (X1). */
export class OrganisationChanges20261125101500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE org_unit ADD COLUMN version integer NOT NULL DEFAULT 1;
      ALTER TABLE post ADD COLUMN version integer NOT NULL DEFAULT 1;
      CREATE INDEX post_unit ON post (unit_id);
      CREATE INDEX post_holding_post ON post_holding (post_id);

      CREATE TABLE former_name (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        unit_id uuid REFERENCES org_unit,
        post_id uuid REFERENCES post,
        name text NOT NULL,
        -- The first day of the name that followed.
        renamed_on date NOT NULL,
        CHECK (num_nonnulls(unit_id, post_id) = 1)
      );
      CREATE INDEX former_name_unit ON former_name (unit_id) WHERE unit_id IS NOT NULL;
      CREATE INDEX former_name_post ON former_name (post_id) WHERE post_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE former_name;
      DROP INDEX post_unit, post_holding_post;
      ALTER TABLE org_unit DROP COLUMN version;
      ALTER TABLE post DROP COLUMN version;
    `);
  }
}
