import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Gateways as data, several at once, each with what it offers against messages sent twice (X7). */
export class Gateways20261125101500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE message_gateway
        ADD COLUMN title text NOT NULL DEFAULT '',
        ADD COLUMN adapter text NOT NULL DEFAULT 'sandbox'
          CHECK (adapter IN ('sandbox', 'http', 'aliyun', 'tencent', 'twilio')),
        -- What it offers against sending twice: an idempotency key, a look-up by our reference, or neither.
        ADD COLUMN offer text NOT NULL DEFAULT 'key' CHECK (offer IN ('key', 'lookup', 'none')),
        -- How long it remembers a key, from the first attempt on.
        ADD COLUMN key_seconds double precision NOT NULL DEFAULT 86400 CHECK (key_seconds > 0),
        -- How long after an attempt without an answer a look-up says nothing yet: more than the client's timeout and its ingest.
        ADD COLUMN settle_seconds double precision NOT NULL DEFAULT 30 CHECK (settle_seconds >= 0),
        ADD COLUMN url text,
        ADD COLUMN settings jsonb NOT NULL DEFAULT '{}',
        ADD COLUMN secrets_sealed text,
        ADD COLUMN signature text NOT NULL DEFAULT '',
        ADD COLUMN simplified boolean NOT NULL DEFAULT false,
        -- Fen for a thousand segments; a single one costs fractions of a fen.
        ADD COLUMN price_per_thousand integer CHECK (price_per_thousand >= 0),
        ADD COLUMN priority smallint NOT NULL DEFAULT 100,
        ADD COLUMN enabled boolean NOT NULL DEFAULT true,
        ADD COLUMN version integer NOT NULL DEFAULT 1;
      UPDATE message_gateway SET offer = CASE WHEN keyed THEN 'key' ELSE 'none' END;
      ALTER TABLE message_gateway DROP COLUMN keyed;

      ALTER TABLE message
        -- Remembered from the first attempt on: what may have left never moves to another gateway.
        ADD COLUMN gateway text,
        ADD COLUMN first_attempt_at timestamptz,
        ADD COLUMN last_attempt_at timestamptz,
        -- Blind: says that two messages went to one phone, and not to which.
        ADD COLUMN phone_index bytea;
      CREATE INDEX message_phone ON message (phone_index, last_attempt_at) WHERE phone_index IS NOT NULL;
      UPDATE message SET gateway = 'sms', first_attempt_at = changed_at, last_attempt_at = changed_at WHERE fence > 0;

      -- How a gateway that sends no free text knows our templates.
      CREATE TABLE gateway_template (
        gateway text NOT NULL REFERENCES message_gateway,
        template_id uuid NOT NULL REFERENCES message_template,
        code text NOT NULL,
        -- Our placeholders in the order of the gateway's; empty where it takes them by name.
        parameters text[] NOT NULL DEFAULT '{}',
        PRIMARY KEY (gateway, template_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE gateway_template;
      ALTER TABLE message DROP COLUMN phone_index, DROP COLUMN gateway, DROP COLUMN first_attempt_at, DROP COLUMN last_attempt_at;
      ALTER TABLE message_gateway ADD COLUMN keyed boolean NOT NULL DEFAULT true;
      UPDATE message_gateway SET keyed = offer = 'key';
      ALTER TABLE message_gateway ALTER COLUMN keyed DROP DEFAULT, DROP COLUMN title, DROP COLUMN adapter, DROP COLUMN offer,
        DROP COLUMN key_seconds, DROP COLUMN settle_seconds, DROP COLUMN url, DROP COLUMN settings, DROP COLUMN secrets_sealed,
        DROP COLUMN signature, DROP COLUMN simplified, DROP COLUMN price_per_thousand, DROP COLUMN priority, DROP COLUMN enabled,
        DROP COLUMN version`);
  }
}
