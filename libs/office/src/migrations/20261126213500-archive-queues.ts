import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Papers that wait to be compared and originals that lie nowhere are found without reading the others (T5). */
export class ArchiveQueues20261126213500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX document_unverified ON document ((id::text), id) WHERE verified_at IS NULL AND withdrawn_at IS NULL;
      CREATE INDEX document_unplaced ON document ((id::text), id)
        WHERE form = 'original' AND cabinet IS NULL AND withdrawn_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX document_unverified, document_unplaced');
  }
}
