import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a franchisee is told how far its goods are (F31). */
export class FranchiseePhone20261129110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE franchisee
        -- E.164, sealed.
        ADD COLUMN phone_sealed text,
        ADD COLUMN phone_masked text,
        ADD CHECK ((phone_sealed IS NULL) = (phone_masked IS NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE franchisee DROP COLUMN phone_sealed, DROP COLUMN phone_masked');
  }
}
