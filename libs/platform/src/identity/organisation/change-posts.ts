import type { EntityManager } from 'typeorm';
import { keepAdministrator } from '../last-administrator.ts';

/** A change of posts that is entered: what undoing it needs. */
export interface PostChange {
  /** The holding of the new post. */
  readonly toHoldingId: string;
  /** The last day that the holding of the old post had before; null where it was open. */
  readonly endedOnBefore: string | null;
}

/**
 * Has a person change posts on a day, which may lie ahead: the one holding ends the day before, the other begins. Who may do
 * what follows the dates, so the change needs nobody awake at midnight. The caller has locked the person's case and made sure
 * that the holding began before the day.
 * @throws NobodyLeft when nobody could manage roles any more
 */
export function changePosts(tx: EntityManager, holdingId: string, toPostId: string, on: string): Promise<PostChange> {
  return keepAdministrator(tx, async () => {
    const [left]: { personId: string; endsOn: string | null }[] = await tx.query(
      'SELECT person_id AS "personId", ends_on AS "endsOn" FROM post_holding WHERE id = $1 FOR UPDATE',
      [holdingId],
    );
    if (!left) throw new Error('A holding that is to end is gone');
    await tx.query(
      `UPDATE post_holding SET ends_on = least(coalesce(ends_on, 'infinity'), $2::date - 1) WHERE id = $1`,
      [holdingId, on],
    );
    const [made]: { id: string }[] = await tx.query(
      'INSERT INTO post_holding (person_id, post_id, starts_on) VALUES ($1, $2, $3) RETURNING id',
      [left.personId, toPostId, on],
    );
    return { toHoldingId: made?.id ?? '', endedOnBefore: left.endsOn };
  });
}

/** Takes a change of posts back, as if it had not been entered. @throws NobodyLeft when nobody could manage roles any more */
export function undoPostChange(tx: EntityManager, holdingId: string, change: PostChange): Promise<void> {
  return keepAdministrator(tx, async () => {
    await tx.query('DELETE FROM post_holding WHERE id = $1', [change.toHoldingId]);
    await tx.query('UPDATE post_holding SET ends_on = $2 WHERE id = $1', [holdingId, change.endedOnBefore]);
  });
}
