import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A SKU may stand on a note once for each order line that it serves: of two windows, or of an order and its difference (F4). */
export class DispatchParts20261128103500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Which of several lines of one SKU; nought for what a file says.
      ALTER TABLE dispatch_line ADD COLUMN part smallint NOT NULL DEFAULT 0;
      DROP INDEX dispatch_line_once;
      CREATE UNIQUE INDEX dispatch_line_once ON dispatch_line (note_id, sku_id, kind, source, original_sku_id, (quantity > 0), part)
        NULLS NOT DISTINCT;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX dispatch_line_once;
      ALTER TABLE dispatch_line DROP COLUMN part;
      CREATE UNIQUE INDEX dispatch_line_once ON dispatch_line (note_id, sku_id, kind, source, original_sku_id, (quantity > 0)) NULLS NOT DISTINCT;
    `);
  }
}
