import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who changed lines of a draft: they entered a part of it, and so cannot be who checks it (F1, F3). */
export class OrderEditors20261129111500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE franchise_order_editor (
        order_id uuid NOT NULL REFERENCES franchise_order,
        person_id uuid NOT NULL REFERENCES person,
        PRIMARY KEY (order_id, person_id)
      );
      REVOKE UPDATE, DELETE, TRUNCATE ON franchise_order_editor FROM kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE franchise_order_editor');
  }
}
