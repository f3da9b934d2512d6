import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Templates that come with the house have no author among its people, and a letter is written once (X6). */
export class LetterTemplatesOfTheHouse20261125104000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE letter_template_version ALTER COLUMN written_by DROP NOT NULL;
      ALTER TABLE letter_template_version DROP CONSTRAINT letter_template_version_check1;
      -- An author of the house may be approved by the house; a person's words by another person.
      ALTER TABLE letter_template_version ADD CONSTRAINT letter_template_version_approval
        CHECK (num_nulls(approved_by_name, approved_at) IN (0, 2) AND (approved_at IS NULL OR written_by IS NULL OR approved_by IS NOT NULL));

      CREATE OR REPLACE FUNCTION keep_template_version() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' OR OLD.approved_at IS NOT NULL
          OR (NEW.template_id, NEW.version, NEW.language, NEW.title, NEW.body, NEW.written_by)
             IS DISTINCT FROM (OLD.template_id, OLD.version, OLD.language, OLD.title, OLD.body, OLD.written_by) THEN
          RAISE EXCEPTION 'A version of a template is only approved, never changed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$;

      CREATE UNIQUE INDEX letter_once ON letter (template_id, template_version, subject_type, subject_id, data_hash);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX letter_once;
      CREATE OR REPLACE FUNCTION keep_template_version() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' OR OLD.approved_by IS NOT NULL
          OR (NEW.template_id, NEW.version, NEW.language, NEW.title, NEW.body, NEW.written_by)
             IS DISTINCT FROM (OLD.template_id, OLD.version, OLD.language, OLD.title, OLD.body, OLD.written_by) THEN
          RAISE EXCEPTION 'A version of a template is only approved, never changed' USING ERRCODE = 'insufficient_privilege';
        END IF;
        RETURN NEW;
      END $$;
      ALTER TABLE letter_template_version DROP CONSTRAINT letter_template_version_approval;
      ALTER TABLE letter_template_version DISABLE TRIGGER keep_version;
      UPDATE letter_template_version SET written_by = template_id WHERE written_by IS NULL;
      UPDATE letter_template_version SET approved_by = uuidv7() WHERE approved_at IS NOT NULL AND approved_by IS NULL;
      ALTER TABLE letter_template_version ENABLE TRIGGER keep_version;
      ALTER TABLE letter_template_version ALTER COLUMN written_by SET NOT NULL;
      ALTER TABLE letter_template_version ADD CONSTRAINT letter_template_version_check1
        CHECK (num_nulls(approved_by, approved_by_name, approved_at) IN (0, 3));
    `);
  }
}
