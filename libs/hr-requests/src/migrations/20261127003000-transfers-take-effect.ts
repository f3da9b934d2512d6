import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A change of posts whose day is set stands in the record of posts, ahead of its day (H5). */
export class TransfersTakeEffect20261127003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The holding of the new post, and the last day that the old one had before: what taking the day back needs.
      ALTER TABLE hr_request ADD COLUMN to_holding_id uuid REFERENCES post_holding, ADD COLUMN from_ended_on date;
      CREATE INDEX hr_request_to_holding ON hr_request (to_holding_id) WHERE to_holding_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE hr_request DROP COLUMN to_holding_id, DROP COLUMN from_ended_on');
  }
}
