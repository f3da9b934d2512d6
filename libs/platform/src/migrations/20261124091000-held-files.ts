import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A file that a room keeps is given out by that room alone, under its own permission. */
export class HeldFiles20261124091000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE stored_file ADD COLUMN held_by text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE stored_file DROP COLUMN held_by');
  }
}
