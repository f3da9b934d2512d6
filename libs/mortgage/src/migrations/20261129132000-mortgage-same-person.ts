import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether two buyers of two contracts are one person, as somebody decided (S7). */
export class MortgageSamePerson20261129132000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One decision for a pair, whichever contract it was made from; never changed.
      CREATE TABLE mortgage_same_person (
        contract_id uuid NOT NULL REFERENCES mortgage_contract,
        position smallint NOT NULL,
        other_contract_id uuid NOT NULL REFERENCES mortgage_contract,
        other_position smallint NOT NULL,
        same boolean NOT NULL,
        reason text NOT NULL CHECK (reason <> ''),
        decided_by_name text NOT NULL,
        decided_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (contract_id, position, other_contract_id, other_position),
        CHECK (contract_id < other_contract_id)
      );
      CREATE INDEX mortgage_same_person_other ON mortgage_same_person (other_contract_id);
      REVOKE UPDATE, DELETE ON mortgage_same_person FROM kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mortgage_same_person');
  }
}
