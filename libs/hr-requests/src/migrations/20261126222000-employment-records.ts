import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is on record of people and posts: since when, on probation, by whom employed, how many a post may have (H2). */
export class EmploymentRecords20261126222000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE legal_entity (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        name text NOT NULL CHECK (name <> ''),
        name_key text NOT NULL UNIQUE
      );

      CREATE TABLE employment (
        person_id uuid PRIMARY KEY REFERENCES person,
        joined_on date NOT NULL,
        -- Last day on probation; NULL where there is none.
        probation_ends_on date,
        legal_entity_id uuid REFERENCES legal_entity,
        -- Last day in the company.
        left_on date,
        version integer NOT NULL DEFAULT 1,
        CHECK (probation_ends_on >= joined_on),
        CHECK (left_on >= joined_on)
      );

      CREATE TABLE post_establishment (
        post_id uuid PRIMARY KEY REFERENCES post,
        -- How many may hold the post at once; NULL where nobody said.
        authorised smallint CHECK (authorised >= 0),
        -- Who employs its holders; NULL where it does not matter.
        legal_entity_id uuid REFERENCES legal_entity,
        version integer NOT NULL DEFAULT 1
      );

      CREATE TABLE discipline_case (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        person_id uuid NOT NULL REFERENCES person,
        matter text NOT NULL CHECK (matter <> ''),
        opened_on date NOT NULL,
        opened_by_name text NOT NULL,
        closed_on date,
        outcome text,
        closed_by_name text,
        CHECK (closed_on >= opened_on),
        CHECK (num_nulls(closed_on, outcome, closed_by_name) IN (0, 3))
      );
      CREATE INDEX discipline_case_person ON discipline_case (person_id);

      -- Keys, uniforms and other things that somebody was given for the work.
      CREATE TABLE issued_item (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        person_id uuid NOT NULL REFERENCES person,
        kind text NOT NULL CHECK (kind IN ('key', 'supply')),
        name text NOT NULL CHECK (name <> ''),
        issued_on date NOT NULL,
        issued_by_name text NOT NULL,
        returned_on date,
        returned_to_name text,
        CHECK (returned_on >= issued_on),
        CHECK (num_nulls(returned_on, returned_to_name) IN (0, 2))
      );
      CREATE INDEX issued_item_person ON issued_item (person_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE issued_item, discipline_case, post_establishment, employment, legal_entity');
  }
}
