import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Franchisees and every name under which they are known (F3, F8). */
export class Franchisees20261128090000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE franchisee (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        -- 客戶編號, such as K101.
        number text NOT NULL UNIQUE CHECK (number <> ''),
        name text NOT NULL CHECK (name <> ''),
        -- The name as names are compared.
        folded text NOT NULL UNIQUE,
        -- 所屬: the office that looks after it.
        office text NOT NULL DEFAULT '',
        is_new boolean NOT NULL DEFAULT false,
        -- Whom an allocation serves first: 1 before 2 before 3.
        priority_tier integer NOT NULL DEFAULT 2 CHECK (priority_tier BETWEEN 1 AND 9),
        -- Code of the season with which it joined, where it is known.
        joined_season text,
        search_key text NOT NULL DEFAULT '',
        state text NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE', 'CLOSED')),
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX franchisee_search ON franchisee USING gin (search_key gin_trgm_ops);

      -- Another name of it, as somebody once decided; one name is never two franchisees'.
      CREATE TABLE franchisee_alias (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        franchisee_id uuid NOT NULL REFERENCES franchisee,
        alias text NOT NULL CHECK (alias <> ''),
        folded text NOT NULL UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX franchisee_alias_of ON franchisee_alias (franchisee_id);

      -- Unlogged: the raw file is kept, so what a crash takes away is read again.
      CREATE UNLOGGED TABLE franchisee_staging (
        run_id uuid NOT NULL,
        line integer NOT NULL,
        faulty boolean NOT NULL,
        number text,
        name text,
        folded text,
        -- [{alias, folded}]
        aliases jsonb,
        office text,
        is_new boolean,
        search_key text,
        PRIMARY KEY (run_id, line)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE franchisee_staging, franchisee_alias, franchisee');
  }
}
