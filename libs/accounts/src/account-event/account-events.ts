import { contextIfAny } from '@kefu/platform/context';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AccountEventKind } from './account-event.entity.ts';

/** What brings an event: an application, a person. */
export interface ActSource {
  readonly type: string;
  readonly id: string;
}

/** What happened, to which accounts. */
export interface AccountAct {
  readonly kind: AccountEventKind;
  readonly traderIds: readonly string[];
  /** Business date on which it counts; today where it is missing. One before the account's last event is taken as that event's. */
  readonly onDay?: string | undefined;
  /** What brought it, such as an application; the person, key or system at work where it is missing. */
  readonly source?: ActSource | undefined;
}

/** Writers of the book hold it shared; who needs the book still for a moment takes it alone. */
export const accountBookLock = 4_737_020;

/** Writes an event of the day `$2` and the source `$3`, `$4` for the accounts `t` that `which` picks by `$1`. */
function writing(kind: AccountEventKind, which: string): string {
  const active = { opened: 'true', closed: 'false' }[kind as string] ?? 'coalesce(last.active, false)';
  return `
    INSERT INTO account_event (trader_id, kind, on_day, branch_id, trader_kind, class,
      from_branch_id, from_trader_kind, from_class, active, source_type, source_id)
    SELECT t.id, '${kind}', greatest(coalesce($2::date, (now() AT TIME ZONE 'Asia/Shanghai')::date), last.on_day), t.branch_id, t.kind, of.class,
      CASE WHEN moved THEN last.branch_id END, CASE WHEN moved THEN last.trader_kind END,
      CASE WHEN moved THEN last.class END, ${active}, $3, $4
    FROM trader t
    CROSS JOIN LATERAL (
      SELECT coalesce((SELECT c.tag FROM account_class c JOIN trader_tag g ON g.tag = c.tag AND g.trader_id = t.id
                       ORDER BY c.position LIMIT 1), '') AS class
    ) of
    LEFT JOIN LATERAL (
      SELECT e.on_day, e.branch_id, e.trader_kind, e.class, e.active FROM account_event e
      WHERE e.trader_id = t.id ORDER BY e.seq DESC LIMIT 1
    ) last ON true
    CROSS JOIN LATERAL (
      SELECT coalesce(last.active AND (last.branch_id, last.trader_kind, last.class) <> (t.branch_id, t.kind, of.class),
        false) AS moved
    ) place
    WHERE ${which}
    RETURNING id`;
}

/** Keeps the account book (T7). Call it last in the transaction of the act, when the register says what is so after it. */
@Injectable()
export class AccountEvents {
  /**
   * Writes an event for each account, with branch, kind and class as the register has them now. When one of these differs
   * from the account's last event, the event moves the account between them, whatever its kind.
   * Locks the traders' rows.
   * @throws Error when an open account would be opened or one that is not open closed; the transaction must not commit
   */
  async record(tx: EntityManager, { kind, traderIds, onDay, source = actorAsSource() }: AccountAct): Promise<void> {
    const ids = [...new Set(traderIds)];
    if (ids.length === 0) return;
    await holdStill(tx, ids);
    const may = { opened: 'last.active IS NOT TRUE', closed: 'last.active IS TRUE' }[kind as string] ?? 'true';
    const written: object[] = await tx.query(writing(kind, `t.id = ANY($1::uuid[]) AND ${may}`), [
      ids,
      onDay ?? null,
      source.type,
      source.id,
    ]);
    if (written.length !== ids.length) {
      const why = { opened: 'open already', closed: 'not open' }[kind as string] ?? 'no traders';
      throw new Error(`${ids.length - written.length} of ${ids.length} accounts cannot be ${kind}: ${why}`);
    }
  }

  /** Moves the accounts whose tags put them into another class now; the others are left alone. @returns how many moved */
  async reclassify(tx: EntityManager, traderIds: readonly string[], onDay?: string): Promise<number> {
    if (traderIds.length === 0) return 0;
    await holdStill(tx, traderIds);
    const { type, id } = actorAsSource();
    const which = 't.id = ANY($1::uuid[]) AND moved';
    return (await tx.query<object[]>(writing('reclassified', which), [traderIds, onDay ?? null, type, id])).length;
  }

  /** Moves every account whose class is another one under the classes as they stand now. @returns how many moved */
  async reclassifyAll(tx: EntityManager, onDay?: string): Promise<number> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [accountBookLock]);
    const { type, id } = actorAsSource();
    const written: object[] = await tx.query(writing('reclassified', '$1::text IS NULL AND moved'), [
      null,
      onDay ?? null,
      type,
      id,
    ]);
    return written.length;
  }
}

/** Before the statement that reads their last events: of two acts on one account the later one sees the earlier. */
async function holdStill(tx: EntityManager, traderIds: readonly string[]): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock_shared($1)', [accountBookLock]);
  await tx.query('SELECT FROM trader WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [traderIds]);
}

function actorAsSource(): ActSource {
  const actor = contextIfAny()?.actor;
  return actor ? { type: actor.kind, id: actor.id } : { type: 'system', id: '' };
}

/**
 * Opens the accounts of traders whom the department had before Kefu did: on the first day of their agreement, today at the
 * latest. Their day may lie in a period that is closed; its next version says so.
 * @param accounts SELECT of id, branch_id, kind and starts_on of traders just made, who carry no tag yet
 */
export async function takeOverAccounts(
  tx: EntityManager,
  importRunId: string,
  accounts: string,
  values: readonly unknown[],
): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock_shared($1)', [accountBookLock]);
  await tx.query(
    `INSERT INTO account_event (trader_id, kind, on_day, branch_id, trader_kind, class, active, source_type, source_id)
     SELECT a.id, 'opened', least(a.starts_on, (now() AT TIME ZONE 'Asia/Shanghai')::date), a.branch_id, a.kind, '', true,
       'importRun', $${values.length + 1} FROM (${accounts}) a`,
    [...values, importRunId],
  );
}
