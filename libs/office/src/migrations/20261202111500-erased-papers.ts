import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was noted of a paper goes with its content once that is erased. */
export class ErasedPapers20261202111500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('GRANT UPDATE (note) ON document_version TO kefu_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('REVOKE UPDATE (note) ON document_version FROM kefu_app');
  }
}
