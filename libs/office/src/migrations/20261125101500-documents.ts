import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Papers: what is required, what is there, where it lies, who has it (T5). */
export class Documents20261125101500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE document_type (
        key text PRIMARY KEY CHECK (key ~ '^[a-z][A-Za-z0-9]{1,49}$'),
        title jsonb NOT NULL,
        -- A paper of this type is good until a day that must be said.
        expires boolean NOT NULL DEFAULT false,
        -- Days before that day on which somebody is reminded, the earliest first.
        remind_days integer[] NOT NULL DEFAULT '{}' CHECK (cardinality(remind_days) <= 10),
        retired boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT 1
      );

      CREATE TABLE document_checklist (
        key text PRIMARY KEY,
        subject_type text NOT NULL,
        title jsonb NOT NULL,
        -- What items may depend on, with its words: key → title.
        conditions jsonb NOT NULL DEFAULT '{}',
        version integer NOT NULL DEFAULT 1
      );
      CREATE TABLE document_checklist_version (
        checklist text NOT NULL REFERENCES document_checklist,
        version integer NOT NULL,
        items jsonb NOT NULL,
        since timestamptz NOT NULL DEFAULT now(),
        changed_by_name text NOT NULL,
        PRIMARY KEY (checklist, version)
      );

      CREATE TABLE document (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        -- With what it was handed in; document_filing says in which dossiers it lies.
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        type text NOT NULL REFERENCES document_type,
        -- The clerk's own words, for what is of no particular type.
        name text NOT NULL DEFAULT '',
        current_number smallint NOT NULL DEFAULT 1,
        form text NOT NULL CHECK (form IN ('original', 'copy')),
        issued_on date,
        expires_on date,
        -- Reminders of this expiry day that it has had.
        reminded smallint NOT NULL DEFAULT 0,
        verified_by_name text,
        verified_at timestamptz,
        cabinet text,
        shelf_row text,
        box text,
        withdrawn_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        CHECK (cabinet IS NOT NULL OR num_nonnulls(shelf_row, box) = 0),
        CHECK ((type = 'other') = (name <> ''))
      );
      CREATE UNIQUE INDEX document_home ON document (subject_type, subject_id, type)
        WHERE type <> 'other' AND withdrawn_at IS NULL;
      CREATE INDEX document_expiry ON document (expires_on, id) WHERE expires_on IS NOT NULL AND withdrawn_at IS NULL;
      CREATE INDEX document_cabinet ON document (cabinet, shelf_row, box) WHERE cabinet IS NOT NULL;

      CREATE TABLE document_version (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        document_id uuid NOT NULL REFERENCES document,
        number smallint NOT NULL,
        file_id uuid NOT NULL UNIQUE REFERENCES stored_file,
        pages smallint NOT NULL CHECK (pages > 0),
        form text NOT NULL CHECK (form IN ('original', 'copy')),
        issued_on date,
        expires_on date,
        note text NOT NULL DEFAULT '',
        added_by_name text NOT NULL,
        added_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (document_id, number)
      );

      CREATE TABLE document_filing (
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        document_id uuid NOT NULL REFERENCES document,
        PRIMARY KEY (subject_type, subject_id, document_id)
      );
      CREATE INDEX document_filing_document ON document_filing (document_id);

      CREATE TABLE document_loan (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        document_id uuid NOT NULL REFERENCES document,
        borrower_id uuid REFERENCES person,
        borrower_name text NOT NULL CHECK (borrower_name <> ''),
        purpose text NOT NULL,
        due_on date NOT NULL,
        lent_by_name text NOT NULL,
        lent_at timestamptz NOT NULL DEFAULT now(),
        returned_by_name text,
        returned_at timestamptz,
        -- The day on which it was last chased.
        chased_on date,
        CHECK ((returned_at IS NULL) = (returned_by_name IS NULL))
      );
      -- Of two who lend one paper at once, one does.
      CREATE UNIQUE INDEX document_loan_open ON document_loan (document_id) WHERE returned_at IS NULL;
      CREATE INDEX document_loan_due ON document_loan (due_on, document_id) WHERE returned_at IS NULL;

      CREATE TABLE document_opening (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        version_id uuid NOT NULL REFERENCES document_version,
        opened_by text NOT NULL,
        opened_by_name text NOT NULL,
        opened_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX document_opening_version ON document_opening (version_id, id);
      REVOKE UPDATE, DELETE ON document_version, document_opening, document_checklist_version FROM kefu_app;

      INSERT INTO document_type (key, title) VALUES
        ('other', '{"zh-Hant": "其他", "zh-Hans": "其他", "en": "Other"}');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE document_opening, document_loan, document_filing, document_version, document, document_checklist_version,
        document_checklist, document_type
    `);
  }
}
