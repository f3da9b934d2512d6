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
        ADD COLUMN version integer NOT NULL DEFAULT 1,
        ADD COLUMN breaker text NOT NULL DEFAULT 'closed' CHECK (breaker IN ('closed', 'open', 'probing')),
        -- Failures less successes of late; the breaker opens when there are too many.
        ADD COLUMN breaker_score integer NOT NULL DEFAULT 0,
        -- Open: when somebody may probe. Probing: when the prober is given up.
        ADD COLUMN breaker_until timestamptz,
        ADD COLUMN breaker_openings integer NOT NULL DEFAULT 0;
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
      -- Which gateways a message may take, in order; the first rule that fits decides.
      CREATE TABLE gateway_route (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        position smallint NOT NULL,
        purpose text,
        -- Begin of the phone in E.164, such as +852.
        prefix text CHECK (prefix ~ '^\\+[0-9]{1,6}$'),
        branch_id uuid REFERENCES org_unit,
        gateways text[] NOT NULL CHECK (cardinality(gateways) > 0)
      );

      -- How many messages of one template a phone may get within 24 hours.
      ALTER TABLE message_policy ADD COLUMN per_phone smallint NOT NULL DEFAULT 50 CHECK (per_phone > 0);

      -- Words leave only once another person has approved them; null: none of its versions yet.
      ALTER TABLE message_template ADD COLUMN approved_version integer DEFAULT 1;
      UPDATE message_template SET approved_version = version;
      CREATE TABLE message_template_approval (
        template_id uuid NOT NULL,
        version integer NOT NULL,
        approved boolean NOT NULL,
        decided_by uuid,
        decided_by_name text NOT NULL,
        decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        reason text,
        PRIMARY KEY (template_id, version),
        FOREIGN KEY (template_id, version) REFERENCES message_template_version
      );
      ALTER TABLE message_template_version ADD COLUMN written_by_id uuid;

      CREATE TABLE message_opt_out (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        phone_index bytea NOT NULL,
        phone_masked text NOT NULL,
        source text NOT NULL CHECK (source IN ('reply', 'person')),
        gateway text,
        reason text,
        began_by text NOT NULL,
        began_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        ended_by text,
        ended_at timestamptz,
        end_reason text
      );
      CREATE UNIQUE INDEX message_opt_out_open ON message_opt_out (phone_index) WHERE ended_at IS NULL;
      CREATE TABLE message_reply (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        gateway text NOT NULL,
        phone_index bytea NOT NULL,
        phone_masked text NOT NULL,
        text_sealed text NOT NULL,
        stop boolean NOT NULL,
        happened_at timestamptz NOT NULL,
        received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (gateway, phone_index, happened_at)
      );

      -- What shall become of a parked message: one person proposes, another confirms.
      CREATE TABLE parked_decision (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        message_id uuid NOT NULL REFERENCES message,
        decision text NOT NULL CHECK (decision IN ('sendAgain', 'giveUp', 'countAsSent')),
        reason text NOT NULL,
        proposed_by uuid NOT NULL,
        proposed_by_name text NOT NULL,
        proposed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        outcome text CHECK (outcome IN ('confirmed', 'refused', 'overtaken')),
        decided_by uuid,
        decided_by_name text,
        decided_at timestamptz
      );
      CREATE UNIQUE INDEX parked_decision_open ON parked_decision (message_id) WHERE outcome IS NULL;

      -- Sending stands still for the whole installation while one of these is not released.
      CREATE TABLE message_freeze (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        cause text NOT NULL CHECK (cause IN ('restored', 'strayReceipts', 'person')),
        details jsonb NOT NULL DEFAULT '{}',
        frozen_by text NOT NULL,
        frozen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        released_by text,
        released_at timestamptz,
        release_reason text
      );
      CREATE UNIQUE INDEX message_freeze_open ON message_freeze ((true)) WHERE released_at IS NULL;

      -- What a gateway says that it took on one day.
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
      DROP TABLE gateway_report_line, gateway_report, message_freeze, parked_decision, message_reply, message_opt_out,
        message_template_approval, gateway_route, gateway_template;
      ALTER TABLE message_template_version DROP COLUMN written_by_id;
      ALTER TABLE message_template DROP COLUMN approved_version;
      ALTER TABLE message_policy DROP COLUMN per_phone;
      ALTER TABLE message DROP COLUMN phone_index, DROP COLUMN gateway, DROP COLUMN first_attempt_at, DROP COLUMN last_attempt_at;
      ALTER TABLE message_gateway ADD COLUMN keyed boolean NOT NULL DEFAULT true;
      UPDATE message_gateway SET keyed = offer = 'key';
      ALTER TABLE message_gateway ALTER COLUMN keyed DROP DEFAULT, DROP COLUMN title, DROP COLUMN adapter, DROP COLUMN offer,
        DROP COLUMN key_seconds, DROP COLUMN settle_seconds, DROP COLUMN url, DROP COLUMN settings, DROP COLUMN secrets_sealed,
        DROP COLUMN signature, DROP COLUMN simplified, DROP COLUMN price_per_thousand, DROP COLUMN priority, DROP COLUMN enabled,
        DROP COLUMN version, DROP COLUMN breaker, DROP COLUMN breaker_score, DROP COLUMN breaker_until, DROP COLUMN breaker_openings`);
  }
}
