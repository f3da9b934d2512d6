import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, the organisation they work in, and how they are recognised (X1). */
export class Identity20261123180000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE EXTENSION IF NOT EXISTS btree_gist;

      CREATE TABLE org_unit (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        kind text NOT NULL CHECK (kind IN ('department', 'branch', 'team')),
        parent_id uuid REFERENCES org_unit,
        name text NOT NULL,
        name_key text NOT NULL,
        closed_on date,
        UNIQUE (kind, name_key)
      );

      CREATE TABLE person (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        login text NOT NULL,
        name text NOT NULL,
        language text NOT NULL DEFAULT 'zh-Hant',
        password_hash text NOT NULL,
        password_changed_at timestamptz NOT NULL DEFAULT now(),
        totp_sealed text,
        totp_last_step bigint,
        -- A second factor that was offered and waits for its first code.
        totp_offered text,
        active boolean NOT NULL DEFAULT true,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX person_login ON person (lower(login));

      -- Failed and running sign-ins of the last minutes, by a hash of what was typed as the login.
      CREATE TABLE sign_in_try (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        login_hash bytea NOT NULL,
        tried_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX sign_in_try_login ON sign_in_try (login_hash, tried_at);

      CREATE TABLE role (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        key text NOT NULL UNIQUE,
        name text NOT NULL,
        built_in boolean NOT NULL DEFAULT false,
        version integer NOT NULL DEFAULT 1
      );

      -- Permissions that this installation has met: defaults are granted once, so that a manager's change stays.
      CREATE TABLE known_permission (
        permission text PRIMARY KEY,
        known_since timestamptz NOT NULL DEFAULT now()
      );

      CREATE TABLE role_grant (
        role_id uuid NOT NULL REFERENCES role ON DELETE CASCADE,
        permission text NOT NULL,
        scope text NOT NULL CHECK (scope IN ('own', 'team', 'branch', 'all')),
        PRIMARY KEY (role_id, permission)
      );

      CREATE TABLE post (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        unit_id uuid NOT NULL REFERENCES org_unit,
        role_id uuid NOT NULL REFERENCES role,
        title text NOT NULL,
        closed_on date
      );

      CREATE TABLE post_holding (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        person_id uuid NOT NULL REFERENCES person,
        post_id uuid NOT NULL REFERENCES post,
        starts_on date NOT NULL,
        ends_on date,
        CHECK (ends_on IS NULL OR ends_on >= starts_on),
        -- A person holds a post once at a time.
        EXCLUDE USING gist (person_id WITH =, post_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&)
      );
      CREATE INDEX post_holding_person ON post_holding (person_id);

      CREATE TABLE session (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
        token_hash bytea NOT NULL UNIQUE,
        user_agent text NOT NULL DEFAULT '',
        ip text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now(),
        last_used_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz
      );
      CREATE INDEX session_person ON session (person_id) WHERE revoked_at IS NULL;

      CREATE TABLE api_key (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        name text NOT NULL,
        token_hash bytea NOT NULL UNIQUE,
        -- The first characters, by which people tell keys apart.
        prefix text NOT NULL,
        permissions text[] NOT NULL,
        -- Branches that the key is confined to; NULL is all rows.
        branch_ids uuid[],
        created_by uuid NOT NULL REFERENCES person,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz,
        last_used_at timestamptz,
        revoked_at timestamptz
      );

      -- A process that remembers callers forgets them when anything that decides about them changes.
      CREATE FUNCTION tell_identity_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('identity_changed', '');
        RETURN NULL;
      END $$;
      CREATE TRIGGER identity_changed AFTER UPDATE OF active ON person FOR EACH STATEMENT EXECUTE FUNCTION tell_identity_changed();
      CREATE TRIGGER identity_changed AFTER INSERT OR UPDATE OR DELETE ON role_grant FOR EACH STATEMENT EXECUTE FUNCTION tell_identity_changed();
      CREATE TRIGGER identity_changed AFTER UPDATE OR DELETE ON post FOR EACH STATEMENT EXECUTE FUNCTION tell_identity_changed();
      CREATE TRIGGER identity_changed AFTER UPDATE OR DELETE ON org_unit FOR EACH STATEMENT EXECUTE FUNCTION tell_identity_changed();
      CREATE TRIGGER identity_changed AFTER INSERT OR UPDATE OR DELETE ON post_holding FOR EACH STATEMENT EXECUTE FUNCTION tell_identity_changed();
      CREATE TRIGGER identity_changed AFTER UPDATE OF revoked_at, expires_at OR DELETE ON session FOR EACH STATEMENT EXECUTE FUNCTION tell_identity_changed();
      CREATE TRIGGER identity_changed AFTER UPDATE OF revoked_at, expires_at, permissions, branch_ids OR DELETE ON api_key FOR EACH STATEMENT EXECUTE FUNCTION tell_identity_changed();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE api_key, session, post_holding, post, role_grant, known_permission, role, sign_in_try, person, org_unit;
      DROP FUNCTION tell_identity_changed;
    `);
  }
}
