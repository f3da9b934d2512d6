import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Posts report to posts (直接上級), and a permission may reach the people below one's own (X1, H5). */
export class ReportingLine20261126221000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE post ADD COLUMN reports_to uuid REFERENCES post CHECK (reports_to <> id);
      CREATE INDEX post_reports_to ON post (reports_to) WHERE reports_to IS NOT NULL;
      ALTER TABLE role_grant DROP CONSTRAINT role_grant_scope_check;
      ALTER TABLE role_grant ADD CONSTRAINT role_grant_scope_check
        CHECK (scope IN ('own', 'line', 'team', 'branch', 'all'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM role_grant WHERE scope = 'line';
      ALTER TABLE role_grant DROP CONSTRAINT role_grant_scope_check;
      ALTER TABLE role_grant ADD CONSTRAINT role_grant_scope_check CHECK (scope IN ('own', 'team', 'branch', 'all'));
      DROP INDEX post_reports_to;
      ALTER TABLE post DROP COLUMN reports_to;
    `);
  }
}
