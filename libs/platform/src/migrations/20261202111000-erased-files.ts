import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files whose content was erased: what speaks of them stays, their key and their bytes are gone. */
export class ErasedFiles20261202111000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE stored_file
        ADD COLUMN erased_at timestamptz,
        ALTER COLUMN key_sealed DROP NOT NULL,
        ADD CHECK ((key_sealed IS NULL) = (erased_at IS NOT NULL));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE stored_file DROP COLUMN erased_at;
      UPDATE stored_file SET key_sealed = '' WHERE key_sealed IS NULL;
      ALTER TABLE stored_file ALTER COLUMN key_sealed SET NOT NULL;
    `);
  }
}
