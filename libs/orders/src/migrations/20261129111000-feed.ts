import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What franchisees are told of their goods, and the page behind a link that each may look at (F31). */
export class Feed20261129111000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE order_feed_words (
        stage text PRIMARY KEY CHECK (stage IN ('LOCKED', 'CONSOLIDATED', 'PLACED', 'DISPATCHED')),
        template_id uuid NOT NULL REFERENCES message_template
      );
      INSERT INTO message_policy VALUES ('orderFeed', 9 * 60, 20 * 60);
      WITH words (stage, name, body) AS (VALUES
        ('LOCKED', '訂單已覆核', '{name}您好，您的{season}订单{order}（{pieces}件）已复核确认。'),
        ('CONSOLIDATED', '訂單已匯總', '{name}您好，您的{season}订单{order}（{pieces}件）已汇总。'),
        ('PLACED', '訂單已下單', '{name}您好，您的{season}订单{order}（{pieces}件）已向生产下单。'),
        ('DISPATCHED', '貨品已發出', '{name}您好，您的货品{pieces}件已于{day}发出。')
      ), made AS (
        INSERT INTO message_template (purpose, name) SELECT 'orderFeed', name FROM words RETURNING id, name
      ), worded AS (
        INSERT INTO message_template_version (template_id, version, body, signature, written_by)
        SELECT made.id, 1, words.body, '客服部', 'system' FROM made JOIN words USING (name)
      )
      INSERT INTO order_feed_words SELECT words.stage, made.id FROM made JOIN words USING (name);

      CREATE TABLE feed_link (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        franchisee_id uuid NOT NULL REFERENCES franchisee,
        -- SHA-256: who reads the database cannot open the page.
        token_hash bytea NOT NULL UNIQUE,
        expires_at timestamptz NOT NULL,
        made_by_name text NOT NULL,
        made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        opened_at timestamptz,
        revoked_at timestamptz
      );
      -- A new link ends the one before.
      CREATE UNIQUE INDEX feed_link_open ON feed_link (franchisee_id) WHERE revoked_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE feed_link, order_feed_words;
      DELETE FROM message_policy WHERE purpose = 'orderFeed';
    `);
  }
}
