import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What two people decide of parked messages, and what holds all sending (X7). */
export class ParkedAndFrozen20261127003300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
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
        decided_by uuid CHECK (decided_by <> proposed_by OR outcome = 'overtaken'),
        decided_by_name text,
        decided_at timestamptz
      );
      CREATE UNIQUE INDEX parked_decision_open ON parked_decision (message_id) WHERE outcome IS NULL;
      CREATE INDEX parked_decision_message ON parked_decision (message_id);
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
      REVOKE DELETE, TRUNCATE ON parked_decision, message_freeze FROM kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE message_freeze, parked_decision
    `);
  }
}
