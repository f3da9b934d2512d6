import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Empty tables are filled without their indexes, which are made at one stroke afterwards (X5). */
export class SuspendedIndexes20261126210000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What brings back what a transaction suspended. Rows live no longer than their transaction.
      CREATE TABLE suspended_index (
        position bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
        definition text NOT NULL
      );
      REVOKE ALL ON suspended_index FROM kefu_app;

      CREATE FUNCTION resume_index() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = '' SET maintenance_work_mem = '128MB' AS $$
      BEGIN
        EXECUTE NEW.definition;
        DELETE FROM public.suspended_index WHERE position = NEW.position;
        RETURN NULL;
      END $$;
      -- At the commit, whatever the transaction did meanwhile: no way leads past it.
      CREATE CONSTRAINT TRIGGER resume_index AFTER INSERT ON suspended_index
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION resume_index();

      -- Owned by the migrations' role, for the application's may change no table. It can be turned to one end only: every
      -- index and constraint is there again, and proven, when the transaction commits.
      CREATE FUNCTION suspend_indexes(filled regclass[]) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = '' SET lock_timeout = '2s' AS $$
      DECLARE
        one regclass;
        holds_rows boolean;
        suspended record;
      BEGIN
        FOREACH one IN ARRAY filled LOOP
          EXECUTE format('SELECT EXISTS (SELECT FROM %s)', one) INTO holds_rows;
          IF holds_rows THEN RETURN false; END IF;
        END LOOP;
        FOREACH one IN ARRAY filled LOOP
          EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE', one);
          EXECUTE format('SELECT EXISTS (SELECT FROM %s)', one) INTO holds_rows;
          IF holds_rows THEN RAISE lock_not_available; END IF;
        END LOOP;
        FOR suspended IN
          SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS away,
            format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS back
          FROM pg_catalog.pg_constraint c WHERE conrelid = ANY (filled) AND contype = 'u' AND NOT EXISTS (
            SELECT FROM pg_catalog.pg_constraint f WHERE f.contype = 'f' AND f.conindid = c.conindid)
          UNION ALL
          SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
          FROM pg_catalog.pg_index i WHERE indrelid = ANY (filled) AND NOT EXISTS (
            SELECT FROM pg_catalog.pg_constraint c WHERE c.conindid = i.indexrelid)
          UNION ALL
          SELECT format('ALTER TABLE %s ALTER CONSTRAINT %I NOT ENFORCED', conrelid::regclass, conname),
            format('ALTER TABLE %s ALTER CONSTRAINT %I ENFORCED', conrelid::regclass, conname)
          FROM pg_catalog.pg_constraint WHERE conrelid = ANY (filled) AND contype = 'f' AND conenforced
        LOOP
          EXECUTE suspended.away;
          INSERT INTO public.suspended_index (definition) VALUES (suspended.back);
        END LOOP;
        RETURN true;
      EXCEPTION WHEN lock_not_available OR deadlock_detected THEN
        RETURN false;
      END $$;
      REVOKE ALL ON FUNCTION suspend_indexes FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION suspend_indexes TO kefu_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION suspend_indexes; DROP TABLE suspended_index; DROP FUNCTION resume_index');
  }
}
