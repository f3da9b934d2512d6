import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register of contract papers: numbers of a site, copies, seals; the paper itself lies in the archive (S6). */
export class MortgageRegister20261129121000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The numbers that a site may use; whoever takes one locks its row.
      CREATE TABLE mortgage_number_range (
        project_id uuid PRIMARY KEY REFERENCES mortgage_project,
        prefix text NOT NULL UNIQUE CHECK (prefix ~ '^[A-Z0-9-]{0,20}$'),
        first integer NOT NULL CHECK (first > 0),
        last integer NOT NULL CHECK (last BETWEEN first AND 99999999),
        -- What was taken next; everything before it is used, void, or missing.
        next integer NOT NULL CHECK (next BETWEEN first AND last + 1),
        version integer NOT NULL DEFAULT 1
      );
      INSERT INTO mortgage_number_range (project_id, prefix, first, last, next) 
      SELECT id, 'M' || row_number() OVER (ORDER BY id) || '-', 1, 99999, 1 FROM mortgage_project;

      CREATE TABLE mortgage_paper (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        project_id uuid NOT NULL REFERENCES mortgage_number_range,
        serial integer NOT NULL CHECK (serial > 0),
        number text NOT NULL UNIQUE,
        -- 'explained': neither used nor void, and somebody said what became of it.
        state text NOT NULL CHECK (state IN ('used', 'void', 'explained')),
        contract_id uuid REFERENCES mortgage_contract,
        -- Its place and who has it: the archive's.
        document_id uuid UNIQUE REFERENCES document,
        reason text NOT NULL DEFAULT '',
        taken_by_name text NOT NULL,
        taken_at timestamptz NOT NULL DEFAULT now(),
        version integer NOT NULL DEFAULT 1,
        -- No number twice.
        UNIQUE (project_id, serial),
        CHECK (state <> 'used' OR (contract_id IS NOT NULL AND document_id IS NOT NULL)),
        CHECK (state = 'used' OR reason <> '')
      );
      CREATE UNIQUE INDEX mortgage_paper_contract ON mortgage_paper (contract_id) WHERE state = 'used';

      CREATE TABLE mortgage_paper_copy (
        paper_id uuid NOT NULL REFERENCES mortgage_paper,
        holder text NOT NULL CHECK (holder IN ('buyer', 'bank', 'housingOffice', 'archive')),
        originals smallint NOT NULL CHECK (originals BETWEEN 1 AND 20),
        PRIMARY KEY (paper_id, holder)
      );
      -- Who set which seal when; never changed.
      CREATE TABLE mortgage_paper_seal (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        paper_id uuid NOT NULL REFERENCES mortgage_paper,
        seal text NOT NULL CHECK (seal IN ('company', 'contract', 'legalPerson')),
        sealed_on date NOT NULL,
        sealed_by_name text NOT NULL,
        entered_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (paper_id, seal)
      );
      REVOKE UPDATE, DELETE ON mortgage_paper_seal FROM kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mortgage_paper_seal, mortgage_paper_copy, mortgage_paper, mortgage_number_range');
  }
}
