import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By what a franchisee is known again besides its name (F3): its licence or its owner's paper, and its telephone. */
export class FranchiseeCertificate20261129113000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE franchisee
        -- Blind: who reads the database learns no number.
        ADD COLUMN phone_index bytea,
        ADD COLUMN certificate_sealed text,
        ADD COLUMN certificate_masked text,
        ADD COLUMN certificate_index bytea,
        ADD CHECK ((certificate_sealed IS NULL) = (certificate_masked IS NULL)),
        ADD CHECK ((certificate_sealed IS NULL) = (certificate_index IS NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE franchisee DROP COLUMN phone_index, DROP COLUMN certificate_sealed,
      DROP COLUMN certificate_masked, DROP COLUMN certificate_index`);
  }
}
