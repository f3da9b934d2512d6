import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The day that a demo or a test house lives on, where it is not the real one (X4). */
export class PracticeDay20261126200500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE calendar_practice (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        -- Days from the real date to the practised one; whole days, so that hours stay what they are.
        shift_days integer NOT NULL CHECK (shift_days <> 0),
        set_by_name text NOT NULL,
        set_at timestamptz NOT NULL DEFAULT clock_timestamp()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE calendar_practice');
  }
}
