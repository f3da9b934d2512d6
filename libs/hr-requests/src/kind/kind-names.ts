import { answersAskedFor } from '@kefu/office/letters';
import type { FieldProblem } from '@kefu/platform/errors';
import { openSql } from '@kefu/platform/identity';
import type { EntityManager } from 'typeorm';
import { formLetter } from '../letter/form-letter.ts';
import type { KindDefinition } from './kind-definition.ts';

/** What is wrong with the posts and the letter that a kind names. */
export async function namedProblems(
  tx: EntityManager,
  { route, letterTemplateId, fields }: KindDefinition,
): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  for (const [at, { postId }] of route.entries()) {
    if (postId === null) continue;
    const open: unknown[] = await tx.query(`SELECT FROM post WHERE id = $1 AND ${openSql('post')}`, [postId]);
    if (open.length === 0)
      problems.push({ path: `input.route.${at}.postId`, code: 'UNKNOWN', message: 'an open post' });
  }
  if (letterTemplateId === null) return problems;
  const [words]: { title: string; body: string }[] = await tx.query(
    `SELECT v.title, v.body FROM letter_template t JOIN letter_template_version v ON v.template_id = t.id
     WHERE t.id = $1 AND t.kind = $2 AND v.approved_at IS NOT NULL ORDER BY v.version DESC LIMIT 1`,
    [letterTemplateId, formLetter.key],
  );
  const open = new Set(fields.filter(({ sensitive }) => !sensitive).map(({ key }) => key));
  const strange = words && answersAskedFor(formLetter.fields, words).find((key) => !open.has(key));
  const path = 'input.letterTemplateId';
  if (!words) problems.push({ path, code: 'UNKNOWN', message: 'a template with an approved version' });
  if (strange) problems.push({ path, code: 'UNKNOWN_PLACE', message: `{answer.${strange}}` });
  return problems;
}
