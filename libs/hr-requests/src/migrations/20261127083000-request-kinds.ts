import { enterFirstLetters, removeFirstLetters } from '@kefu/office/letters';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { firstKinds, firstLetters, firstPapers } from './first-kinds.ts';

/** Kinds of request that HR writes, the first three of them, and the personal details that one of them changes (H1). */
export class RequestKinds20261127083000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE hr_request_kind (
        key text PRIMARY KEY,
        -- The newest; open requests keep the one that they began under.
        version integer NOT NULL,
        -- Since when nobody begins one any more.
        ceased_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE TABLE hr_request_kind_version (
        kind text NOT NULL REFERENCES hr_request_kind,
        version integer NOT NULL,
        definition jsonb NOT NULL,
        changed_by_name text NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (kind, version)
      );
      REVOKE UPDATE, DELETE ON hr_request_kind_version FROM kefu_app;

      ALTER TABLE hr_request ADD COLUMN kind_version integer,
        -- What is sensitive of what was filled in; answers has it masked.
        ADD COLUMN answers_sealed text,
        ADD CONSTRAINT hr_request_of_kind FOREIGN KEY (kind, kind_version) REFERENCES hr_request_kind_version (kind, version),
        ADD CONSTRAINT hr_request_kind_known CHECK ((kind = 'transfer') = (kind_version IS NULL));
      -- One draft of each kind: a double click writes no second.
      CREATE UNIQUE INDEX hr_request_draft ON hr_request (person_id, kind) WHERE kind <> 'transfer' AND state = 'draft';
      CREATE INDEX hr_request_kind_open ON hr_request (kind, state);

      CREATE TABLE personal_detail (
        person_id uuid NOT NULL REFERENCES person,
        key text NOT NULL,
        value_sealed text NOT NULL,
        masked text NOT NULL,
        -- The request that changed it last.
        request_id uuid NOT NULL REFERENCES hr_request,
        changed_by_name text NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (person_id, key)
      );
    `);
    await enterFirstLetters(runner, firstLetters);
    for (const [key, title] of Object.entries(firstPapers)) {
      await runner.query('INSERT INTO document_type (key, title) VALUES ($1, $2)', [key, JSON.stringify(title)]);
    }
    for (const { key, letter, papers, ...definition } of firstKinds) {
      await runner.query('INSERT INTO hr_request_kind (key, version) VALUES ($1, 1)', [key]);
      await runner.query(
        `INSERT INTO hr_request_kind_version (kind, version, definition, changed_by_name)
         SELECT $1, 1, $2::jsonb || jsonb_build_object('letterTemplateId', (
           SELECT id FROM letter_template WHERE kind = 'hrRequest.form' AND name = $3)), 'system'`,
        [key, JSON.stringify(definition), letter],
      );
      await runner.query(
        `INSERT INTO document_checklist (key, subject_type, title) VALUES ('hrRequest.' || $1, 'hrRequest', $2)`,
        [key, JSON.stringify(definition.title)],
      );
      const items = papers.map((paper) => ({ ...paper, form: null, when: [], lent: false }));
      await runner.query(
        `INSERT INTO document_checklist_version (checklist, version, items, changed_by_name)
         VALUES ('hrRequest.' || $1, 1, $2, 'system')`,
        [key, JSON.stringify(items)],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE personal_detail;
      DELETE FROM hr_request WHERE kind <> 'transfer';
      DROP INDEX hr_request_draft, hr_request_kind_open;
      ALTER TABLE hr_request DROP COLUMN kind_version, DROP COLUMN answers_sealed;
      DELETE FROM document_checklist_version USING hr_request_kind k WHERE checklist = 'hrRequest.' || k.key;
      DELETE FROM document_checklist c USING hr_request_kind k WHERE c.key = 'hrRequest.' || k.key;
      DROP TABLE hr_request_kind_version, hr_request_kind;
    `);
    await runner.query('DELETE FROM document_type WHERE key = ANY($1)', [Object.keys(firstPapers)]);
    await removeFirstLetters(runner, firstLetters);
  }
}
