import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Wishes to have a list as a file (X6). */
export class Exports20261123185000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE export_request (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        name text NOT NULL,
        format text NOT NULL CHECK (format IN ('xlsx', 'csv')),
        filter_sealed text NOT NULL,
        requested_by uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE export_request');
  }
}
