import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters from templates with versions, and lists as PDF (X6). */
export class Letters20261124091000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE export_request DROP CONSTRAINT export_request_format_check,
        ADD CONSTRAINT export_request_format_check CHECK (format IN ('xlsx', 'csv', 'pdf'));

      CREATE TABLE letter_template (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        -- What it is written about, as a room declares it.
        kind text NOT NULL,
        name text NOT NULL,
        -- The newest version; letters are made from the newest approved one.
        version integer NOT NULL DEFAULT 1,
        UNIQUE (kind, name)
      );

      CREATE TABLE letter_template_version (
        template_id uuid NOT NULL REFERENCES letter_template,
        version integer NOT NULL,
        language text NOT NULL,
        title text NOT NULL,
        body text NOT NULL,
        written_by uuid NOT NULL,
        written_by_name text NOT NULL,
        written_at timestamptz NOT NULL DEFAULT now(),
        approved_by uuid CHECK (approved_by <> written_by),
        approved_by_name text,
        approved_at timestamptz,
        PRIMARY KEY (template_id, version),
        CHECK (num_nulls(approved_by, approved_by_name, approved_at) IN (0, 3))
      );

      CREATE FUNCTION keep_template_version() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' OR OLD.approved_by IS NOT NULL
          OR (NEW.template_id, NEW.version, NEW.language, NEW.title, NEW.body, NEW.written_by)
             IS DISTINCT FROM (OLD.template_id, OLD.version, OLD.language, OLD.title, OLD.body, OLD.written_by) THEN
          RAISE EXCEPTION 'A version of a template is only approved, never changed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER keep_version BEFORE UPDATE OR DELETE ON letter_template_version
        FOR EACH ROW EXECUTE FUNCTION keep_template_version();

      CREATE SEQUENCE letter_number;
      GRANT USAGE ON SEQUENCE letter_number TO kefu_app;

      CREATE TABLE letter (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        number text NOT NULL UNIQUE,
        template_id uuid NOT NULL,
        template_version integer NOT NULL,
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        -- SHA-256 of what was merged in, so that a letter can be shown to be of these data without keeping them twice.
        data_hash bytea NOT NULL,
        file_id uuid NOT NULL REFERENCES stored_file,
        made_by uuid NOT NULL,
        made_by_name text NOT NULL,
        made_at timestamptz NOT NULL DEFAULT now(),
        FOREIGN KEY (template_id, template_version) REFERENCES letter_template_version
      );
      CREATE INDEX letter_subject ON letter (subject_type, subject_id, id DESC);
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON letter
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      REVOKE UPDATE, DELETE, TRUNCATE ON letter FROM kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE letter, letter_template_version, letter_template;
      DROP SEQUENCE letter_number;
      DROP FUNCTION keep_template_version;
      DELETE FROM export_request WHERE format = 'pdf';
      ALTER TABLE export_request DROP CONSTRAINT export_request_format_check,
        ADD CONSTRAINT export_request_format_check CHECK (format IN ('xlsx', 'csv'));
    `);
  }
}
