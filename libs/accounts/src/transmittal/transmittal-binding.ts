import { CalendarService } from '@kefu/office/calendar';
import { BindsLifecycles, type LifecycleBinding, type LifecycleCase, type Reason } from '@kefu/office/lifecycle';
import { Tasks } from '@kefu/office/tasks';
import { currentActor } from '@kefu/platform/context';
import type { Text } from '@kefu/platform/language';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { chaseKeys } from './transmittal-tasks.ts';

const text = (hant: string, hans: string, en: string): Text => ({ 'zh-Hant': hant, 'zh-Hans': hans, en });

/** How the lines of a packing list stand. */
interface Lines {
  readonly lines: number;
  readonly unticked: number;
  readonly unresolved: number;
  /** Something is in the department that must lie somewhere. */
  readonly kept: number;
}

/** What the accounts desk knows of the lifecycle of parcels (T8). */
@BindsLifecycles('transmittal')
@Injectable()
export class TransmittalBinding implements LifecycleBinding {
  readonly #calendar: CalendarService;
  readonly #tasks: Tasks;

  readonly guards: LifecycleBinding['guards'] & object = {
    packed: async (tx, { id }) =>
      (await linesOf(tx, id)).lines > 0
        ? []
        : [reason('EMPTY', text('清單上沒有資料', '清单上没有资料', 'The packing list is empty'))],
    allTicked: async (tx, { id }) => {
      const { unticked } = await linesOf(tx, id);
      const words = text('還有 {count} 項未清點', '还有 {count} 项未清点', '{count} lines have not been looked at');
      return unticked === 0 ? [] : [reason('UNTICKED', words, unticked)];
    },
    differencesResolved: async (tx, { id }) => {
      const { unresolved } = await linesOf(tx, id);
      const words = text(
        '還有 {count} 項差異未處理',
        '还有 {count} 项差异未处理',
        '{count} differences have no resolution',
      );
      return unresolved === 0 ? [] : [reason('DIFFERENCES_OPEN', words, unresolved)];
    },
    shelved: async (tx, { id }) => {
      const [place]: { cabinet: string | null }[] = await tx.query('SELECT cabinet FROM transmittal WHERE id = $1', [
        id,
      ]);
      const words = text('尚未登記存放位置', '尚未登记存放位置', 'Nobody has said where the papers lie');
      return place?.cabinet || (await linesOf(tx, id)).kept === 0 ? [] : [reason('PLACE_MISSING', words)];
    },
  };

  readonly entered: LifecycleBinding['entered'] & object = {
    sent: (tx, { id }) => sign(tx, id, 'sent'),
    received: (tx, { id }) => sign(tx, id, 'received'),
    acknowledged: (tx, subject) => this.#acknowledge(tx, subject),
  };

  constructor(calendar: CalendarService, tasks: Tasks) {
    this.#calendar = calendar;
    this.#tasks = tasks;
  }

  /** Counts how long it took, and ends the chase. */
  async #acknowledge(tx: EntityManager, { id }: LifecycleCase): Promise<void> {
    await sign(tx, id, 'acknowledged');
    const [sent]: { sentAt: Date; chased: number }[] = await tx.query(
      'SELECT sent_at AS "sentAt", chased FROM transmittal WHERE id = $1',
      [id],
    );
    const lag = sent && (await this.#calendar.knownOfficeMinutesSince(sent.sentAt));
    await tx.query('UPDATE transmittal SET lag_minutes = $2 WHERE id = $1', [id, lag ?? null]);
    for (const key of chaseKeys(id, sent?.chased ?? 0)) await this.#tasks.settle(tx, key);
  }
}

function reason(code: string, words: Text, count?: number): Reason {
  return { code, text: words, ...(count !== undefined && { values: { count } }) };
}

async function linesOf(tx: EntityManager, id: string): Promise<Lines> {
  const [lines]: Lines[] = await tx.query(
    `SELECT count(*)::int AS lines, count(*) FILTER (WHERE tick IS NULL)::int AS unticked,
       count(*) FILTER (WHERE tick <> 'present' AND resolution IS NULL)::int AS unresolved,
       count(*) FILTER (WHERE tick = 'present' OR resolution = 'accepted')::int AS kept
     FROM transmittal_item WHERE transmittal_id = $1`,
    [id],
  );
  return lines ?? { lines: 0, unticked: 0, unresolved: 0, kept: 0 };
}

async function sign(tx: EntityManager, id: string, step: 'sent' | 'received' | 'acknowledged'): Promise<void> {
  await tx.query(`UPDATE transmittal SET ${step}_at = clock_timestamp(), ${step}_by_name = $2 WHERE id = $1`, [
    id,
    currentActor().name,
  ]);
}
