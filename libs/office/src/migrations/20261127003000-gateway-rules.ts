import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Gateways that rest when they fail, rules of which message takes which, and how much one phone gets in a day (X7). */
export class GatewayRules20261127003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE message_gateway
        ADD COLUMN breaker text NOT NULL DEFAULT 'closed' CHECK (breaker IN ('closed', 'open', 'probing')),
        -- Failures less successes of late; the breaker opens when there are too many.
        ADD COLUMN breaker_score integer NOT NULL DEFAULT 0,
        -- Open: when somebody may probe. Probing: when the prober is given up.
        ADD COLUMN breaker_until timestamptz,
        ADD COLUMN breaker_openings integer NOT NULL DEFAULT 0;
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
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE gateway_route;
      ALTER TABLE message_policy DROP COLUMN per_phone;
      ALTER TABLE message_gateway DROP COLUMN breaker, DROP COLUMN breaker_score, DROP COLUMN breaker_until,
        DROP COLUMN breaker_openings
    `);
  }
}
