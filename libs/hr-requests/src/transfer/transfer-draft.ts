import { type BusinessDate, isBusinessDate } from '@kefu/office/calendar';
import { type FieldProblem, InvalidInput } from '@kefu/platform/errors';
import { openSql, todaySql } from '@kefu/platform/identity';
import type { EntityManager } from 'typeorm';
import type { HrRequest } from '../request/hr-request.entity.ts';
import type { SaveTransferInput } from './transfer.input.ts';

const problem = (field: string, code: string, message: string): FieldProblem => ({
  path: `input.${field}`,
  code,
  message,
});

/** What a draft is to say, in its columns; every problem at once, named by its field. What is missing may come later. */
export async function readDraft(
  tx: EntityManager,
  input: SaveTransferInput,
  personId: string,
  today: BusinessDate,
): Promise<Pick<HrRequest, 'fromHoldingId' | 'toPostId' | 'desiredOn' | 'answers'> | InvalidInput> {
  const { fromHoldingId = null, toPostId = null, desiredOn = null } = input;
  const problems: FieldProblem[] = [];
  if (desiredOn !== null && !isBusinessDate(desiredOn)) {
    problems.push(problem('desiredOn', 'IMPOSSIBLE_DATE', 'a day that exists, as YYYY-MM-DD'));
  } else if (desiredOn !== null && desiredOn < today) {
    problems.push(problem('desiredOn', 'IN_THE_PAST', 'today or later'));
  }
  const [holding]: { post: string }[] = await tx.query(
    `SELECT post_id AS post FROM post_holding h WHERE id = $1 AND person_id = $2
     AND ${todaySql} BETWEEN h.starts_on AND coalesce(h.ends_on, 'infinity')`,
    [fromHoldingId, personId],
  );
  if (fromHoldingId !== null && !holding)
    problems.push(problem('fromHoldingId', 'UNKNOWN', 'a post that one holds today'));
  const open: unknown[] = await tx.query(`SELECT FROM post WHERE id = $1 AND ${openSql('post')}`, [toPostId]);
  if (toPostId !== null && open.length === 0) problems.push(problem('toPostId', 'POST_CEASED', 'a post that is open'));
  if (holding && holding.post === toPostId)
    problems.push(problem('toPostId', 'SAME_POST', 'another post than one’s own'));
  if (problems.length > 0) return InvalidInput.of(problems);
  const said = (value: string | null | undefined): string => value?.normalize('NFC').trim() ?? '';
  const answers = { reason: said(input.reason), strengths: said(input.strengths) };
  return { fromHoldingId, toPostId, desiredOn, answers };
}
