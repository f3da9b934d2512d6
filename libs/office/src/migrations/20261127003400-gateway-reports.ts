import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a gateway says that it took on one day, to be laid beside the ledger (X7). */
export class GatewayReports20261127003400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE gateway_report (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        gateway text NOT NULL REFERENCES message_gateway,
        business_date date NOT NULL,
        imported_by text NOT NULL,
        imported_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        lines integer NOT NULL DEFAULT 0,
        UNIQUE (gateway, business_date)
      );
      CREATE TABLE gateway_report_line (
        report_id uuid NOT NULL REFERENCES gateway_report ON DELETE CASCADE,
        reference text NOT NULL,
        message_key uuid,
        PRIMARY KEY (report_id, reference)
      );
      CREATE INDEX gateway_report_line_key ON gateway_report_line (message_key);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE gateway_report_line, gateway_report
    `);
  }
}
