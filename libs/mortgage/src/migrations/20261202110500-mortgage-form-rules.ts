import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What goes into a field of a bank's form is a datum, or what rules make of an answer (S20). */
export class MortgageFormRules20261202110500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE mortgage_bank_form SET mapping = coalesce(
        (SELECT jsonb_object_agg(m.key, jsonb_build_object('datum', m.value)) FROM jsonb_each(mapping) m), '{}')
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE mortgage_bank_form SET mapping = coalesce(
        (SELECT jsonb_object_agg(m.key, m.value -> 'datum') FROM jsonb_each(mapping) m WHERE m.value ? 'datum'), '{}')
    `);
  }
}
