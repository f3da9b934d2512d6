import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the office works on an office day (X4): minutes since midnight. */
export class OfficeHours20261124082000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE office_hours (
        singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
        spans jsonb NOT NULL,
        version integer NOT NULL DEFAULT 1
      );
      INSERT INTO office_hours (spans) VALUES ('[{"from": 540, "to": 720}, {"from": 810, "to": 1080}]');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE office_hours');
  }
}
