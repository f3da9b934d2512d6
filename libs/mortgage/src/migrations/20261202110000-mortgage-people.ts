import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Everybody whom a contract speaks of, by role; buyers are those who own (S7). */
export class MortgagePeople20261202110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE mortgage_buyer RENAME TO mortgage_person;
      ALTER TABLE mortgage_person DROP CONSTRAINT mortgage_buyer_position_check;
      ALTER TABLE mortgage_person
        ADD CONSTRAINT mortgage_person_position CHECK (position BETWEEN 1 AND 30),
        ADD COLUMN role text NOT NULL DEFAULT 'buyer'
          CHECK (role IN ('buyer', 'coOwner', 'minor', 'spouse', 'guardian', 'attorney')),
        ADD COLUMN certificate_kind text,
        ADD COLUMN certificate_sealed text,
        -- Blind: who reads the database learns no number.
        ADD COLUMN certificate_index bytea,
        ADD COLUMN certificate_masked text,
        ADD COLUMN marital text CHECK (marital IN ('single', 'married', 'divorced', 'widowed')),
        -- The day from which a minor is one no more; the birth date itself is not kept.
        ADD COLUMN adult_on date,
        -- Places of others: a minor's guardians, whose spouse, for whom an attorney acts.
        ADD COLUMN tied_to smallint[] NOT NULL DEFAULT '{}',
        ADD COLUMN power_scopes text[] NOT NULL DEFAULT '{}',
        -- Last day of an attorney's power.
        ADD COLUMN power_until date,
        -- The case is about somebody, and somebody who can sign.
        ADD CHECK (position <> 1 OR role = 'buyer'),
        ADD CHECK (num_nulls(certificate_kind, certificate_sealed, certificate_index, certificate_masked) IN (0, 4)),
        ADD CHECK ((role = 'minor') = (adult_on IS NOT NULL)),
        ADD CHECK (role <> 'minor' OR cardinality(tied_to) > 0),
        ADD CHECK ((role = 'attorney') = (power_until IS NOT NULL)),
        ADD CHECK ((role = 'attorney') = (cardinality(power_scopes) > 0)),
        ADD CHECK (power_scopes <@ ARRAY['sale', 'loan', 'registration']),
        ADD CHECK (marital IS NULL OR role IN ('buyer', 'coOwner'));
      CREATE INDEX mortgage_person_certificate ON mortgage_person (certificate_index) WHERE certificate_index IS NOT NULL;

      -- Who buys: what is asked of buyers is asked of these, whoever else stands in the contract.
      CREATE VIEW mortgage_buyer AS
        SELECT contract_id, position, name, name_key, phone_sealed, phone_index, phone_masked, role FROM mortgage_person
        WHERE role IN ('buyer', 'coOwner', 'minor');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP VIEW mortgage_buyer;
      DELETE FROM mortgage_person WHERE role IN ('spouse', 'guardian', 'attorney') OR position > 9;
      DROP INDEX mortgage_person_certificate;
      ALTER TABLE mortgage_person DROP CONSTRAINT mortgage_person_position, DROP COLUMN role, DROP COLUMN certificate_kind,
        DROP COLUMN certificate_sealed, DROP COLUMN certificate_index, DROP COLUMN certificate_masked, DROP COLUMN marital,
        DROP COLUMN adult_on, DROP COLUMN tied_to, DROP COLUMN power_scopes, DROP COLUMN power_until;
      ALTER TABLE mortgage_person RENAME TO mortgage_buyer;
      ALTER TABLE mortgage_buyer ADD CONSTRAINT mortgage_buyer_position_check CHECK (position BETWEEN 1 AND 9);
    `);
  }
}
