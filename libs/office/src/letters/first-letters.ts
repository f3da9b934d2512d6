import type { QueryRunner } from 'typeorm';

/** A template that a desk brings along, in Traditional Chinese. */
export interface FirstLetter {
  readonly kind: string;
  readonly name: string;
  readonly title: string;
  readonly body: string;
}

/** For migrations: enters a desk's letters ready for use; people write their own versions of them (X6). */
export async function enterFirstLetters(runner: QueryRunner, letters: readonly FirstLetter[]): Promise<void> {
  for (const { kind, name, title, body } of letters) {
    await runner.query(
      `WITH made AS (
         INSERT INTO letter_template (kind, name) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id
       )
       INSERT INTO letter_template_version (template_id, version, language, title, body, written_by_name, approved_by_name, approved_at)
       SELECT id, 1, 'zh-Hant', $3, $4, 'system', 'system', now() FROM made`,
      [kind, name, title, body],
    );
  }
}

/** For migrations: takes them away again, with all that was written from them. */
export async function removeFirstLetters(runner: QueryRunner, letters: readonly FirstLetter[]): Promise<void> {
  const kinds = [letters.map(({ kind }) => kind)];
  await runner.query('ALTER TABLE letter_template_version DISABLE TRIGGER keep_version');
  await runner.query('ALTER TABLE letter DISABLE TRIGGER append_only');
  const ours = 'SELECT id FROM letter_template WHERE kind = ANY($1)';
  await runner.query(`DELETE FROM letter WHERE template_id IN (${ours})`, kinds);
  await runner.query(`DELETE FROM letter_template_version WHERE template_id IN (${ours})`, kinds);
  await runner.query('DELETE FROM letter_template WHERE kind = ANY($1)', kinds);
  await runner.query('ALTER TABLE letter ENABLE TRIGGER append_only');
  await runner.query('ALTER TABLE letter_template_version ENABLE TRIGGER keep_version');
}
