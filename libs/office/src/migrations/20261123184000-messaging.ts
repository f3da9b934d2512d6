import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The message ledger: the truth about who was told what, on which business date (X7). */
export class Messaging20261123184000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE message_template (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        purpose text NOT NULL,
        name text NOT NULL,
        version integer NOT NULL DEFAULT 1,
        UNIQUE (purpose, name)
      );
      -- An edit is a new version; what was sent keeps pointing at the words it was sent with.
      CREATE TABLE message_template_version (
        template_id uuid NOT NULL REFERENCES message_template,
        version integer NOT NULL,
        body text NOT NULL,
        signature text NOT NULL,
        written_by text NOT NULL,
        written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (template_id, version)
      );

      -- The hours in which messages of a purpose may leave, in minutes of a Shanghai day.
      CREATE TABLE message_policy (
        purpose text PRIMARY KEY,
        opens_minute smallint NOT NULL CHECK (opens_minute BETWEEN 0 AND 1439),
        closes_minute smallint NOT NULL CHECK (closes_minute BETWEEN 1 AND 1440),
        version integer NOT NULL DEFAULT 1,
        CHECK (opens_minute < closes_minute)
      );

      CREATE TABLE message_gateway (
        name text PRIMARY KEY,
        -- Whether it honours an idempotency key: then what is unknown may be sent again under the same key.
        keyed boolean NOT NULL,
        rate_per_second double precision NOT NULL CHECK (rate_per_second > 0),
        burst integer NOT NULL CHECK (burst > 0),
        tokens double precision NOT NULL,
        refilled_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        lease_seconds double precision NOT NULL,
        -- How long one request may take; must stay well below the lease.
        timeout_seconds double precision NOT NULL,
        CHECK (timeout_seconds * 2 < lease_seconds)
      );
      INSERT INTO message_gateway VALUES ('sms', true, 50, 200, 200, now(), 60, 10);

      CREATE TABLE message_run (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        purpose text NOT NULL,
        business_date date NOT NULL,
        planned integer NOT NULL DEFAULT 0,
        first_planned_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        last_planned_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (purpose, business_date)
      );

      CREATE TABLE message (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        run_id uuid NOT NULL REFERENCES message_run,
        recipient uuid NOT NULL,
        business_date date NOT NULL,
        purpose text NOT NULL,
        level text NOT NULL,
        channel text NOT NULL DEFAULT 'sms' CHECK (channel IN ('sms')),
        -- What it is about, such as a term: one message per subject and level, whatever the day.
        subject_id uuid,
        branch_id uuid,
        template_id uuid NOT NULL,
        template_version integer NOT NULL,
        shard smallint NOT NULL,
        state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'sending', 'accepted', 'delivered',
          'undelivered', 'unknown', 'parked', 'failed', 'suppressed', 'expired')),
        expires_at timestamptz NOT NULL,
        retry_at timestamptz,
        lease_until timestamptz,
        -- Counts the claims: a result of an older claim changes nothing.
        fence integer NOT NULL DEFAULT 0,
        -- An earlier attempt may have been accepted: never again planned as if nothing had left.
        doubtful boolean NOT NULL DEFAULT false,
        segments smallint,
        address_masked text,
        gateway_reference text,
        -- Why it failed, was suppressed or parked; a code that the console words.
        cause text,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (recipient, business_date, purpose, level, channel)
      );
      CREATE UNIQUE INDEX message_subject ON message (subject_id, level, purpose, channel) WHERE subject_id IS NOT NULL;
      CREATE INDEX message_claim ON message (shard, id) WHERE state IN ('planned', 'sending', 'unknown');
      CREATE INDEX message_reference ON message (gateway_reference) WHERE gateway_reference IS NOT NULL;
      CREATE INDEX message_of_run ON message (run_id, state);
      CREATE INDEX message_of_day ON message (business_date, id);

      CREATE TABLE send_attempt (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        message_id uuid NOT NULL REFERENCES message,
        fence integer NOT NULL,
        worker text NOT NULL,
        started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (message_id, fence)
      );
      CREATE TABLE send_result (
        attempt_id uuid PRIMARY KEY REFERENCES send_attempt,
        outcome text NOT NULL CHECK (outcome IN ('accepted', 'notSent', 'refused', 'unknown')),
        code text,
        ended_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );

      CREATE TABLE delivery_receipt (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        gateway text NOT NULL,
        reference text NOT NULL,
        -- Our key, where the gateway repeats it.
        message_key uuid,
        status text NOT NULL CHECK (status IN ('delivered', 'undelivered')),
        code text,
        happened_at timestamptz NOT NULL,
        received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        -- Empty until the message it belongs to is known: a receipt may overtake the answer to the sending.
        message_id uuid REFERENCES message,
        UNIQUE (gateway, reference, status)
      );
      CREATE INDEX delivery_receipt_stray ON delivery_receipt (received_at) WHERE message_id IS NULL;
      CREATE INDEX delivery_receipt_message ON delivery_receipt (message_id);

      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON send_attempt FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON send_result FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON message_template_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      REVOKE UPDATE, DELETE, TRUNCATE ON send_attempt, send_result, message_template_version FROM kefu_app;
      REVOKE DELETE, TRUNCATE ON message, delivery_receipt FROM kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE delivery_receipt, send_result, send_attempt, message, message_run, message_gateway,
      message_policy, message_template_version, message_template`);
  }
}
