import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person says of a difference between the ledger and a gateway's report (X7). */
export class ExplainedDifferences20261127084000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE gateway_report_explanation (
        gateway text NOT NULL REFERENCES message_gateway,
        business_date date NOT NULL,
        -- The reference of a line of the report, or the id of a message of the ledger.
        item text NOT NULL,
        reason text NOT NULL,
        explained_by text NOT NULL,
        explained_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (gateway, business_date, item)
      );
      REVOKE UPDATE, DELETE, TRUNCATE ON gateway_report_explanation FROM kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE gateway_report_explanation
    `);
  }
}
