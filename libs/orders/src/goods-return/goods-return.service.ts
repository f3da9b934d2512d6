import { CalendarService, isBusinessDate } from '@kefu/office/calendar';
import { plainCode } from '@kefu/office/cells';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { type FieldProblem, InvalidInput, NotFound } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { noteRows } from '../dispatch/dispatch.sql.ts';
import { DispatchNote } from '../dispatch/dispatch.types.ts';
import { bookDispatch } from '../dispatch/dispatch-booking.ts';
import { withFranchisee, writeReturned } from './goods-return.sql.ts';
import type { EnterGoodsReturnInput } from './goods-return.types.ts';

/** Goods that a franchisee sent back, taken in by hand or by scanner (F4). */
@Injectable()
export class GoodsReturnService {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;

  constructor(database: Database, calendar: CalendarService, audit: AuditTrail) {
    this.#database = database;
    this.#calendar = calendar;
    this.#audit = audit;
  }

  /**
   * Takes goods back into the warehouse and lowers what was delivered, whatever the day. No more comes back than went out: of two who
   * enter the same goods at once the second is told (`NOT_SENT`), and so is who enters the same paper again (`ENTERED_ALREADY`).
   */
  async enter(input: EnterGoodsReturnInput): Promise<DispatchNote | InvalidInput | NotFound> {
    const { franchiseeId, returnedOn } = input;
    const number = plainCode(input.number);
    const reason = input.reason.trim();
    const problems = await this.#problems(number, returnedOn, reason);
    return this.#database.transaction(async (tx) => {
      const [franchisee]: { name: string }[] = await tx.query(
        'SELECT name FROM franchisee WHERE id = $1 FOR NO KEY UPDATE',
        [franchiseeId],
      );
      if (!franchisee) return NotFound.of('franchisee');
      const pieces = await this.#pieces(tx, input, problems);
      if (problems.length > 0) return InvalidInput.of(problems);
      const { name } = currentActor();
      const [note]: { id: string }[] = await tx.query(
        `INSERT INTO dispatch_note (number, franchisee_id, dispatched_on, entered_by_name) VALUES ($1, $2, $3, $4)
         ON CONFLICT (number) DO NOTHING RETURNING id`,
        [number, franchiseeId, returnedOn, name],
      );
      if (!note) return InvalidInput.at('number', 'ENTERED_ALREADY', 'a paper that was not taken in yet');
      await tx.query(writeReturned, [note.id, franchiseeId, returnedOn, JSON.stringify(pieces), reason]);
      await bookDispatch(tx, note.id, name);
      await this.#audit.record(tx, {
        action: 'dispatch.returned',
        subject: { type: 'dispatchNote', id: note.id },
        after: { number, franchisee: franchisee.name, quantity: pieces.reduce((sum, one) => sum + one.pieces, 0) },
        reason,
      });
      const [row]: DispatchNote[] = await tx.query(`${noteRows} WHERE n.id = $1`, [note.id]);
      return Object.assign(new DispatchNote(), row);
    });
  }

  async #problems(number: string, returnedOn: string, reason: string): Promise<FieldProblem[]> {
    const problems: FieldProblem[] = [];
    if (number === '') problems.push({ path: 'number', code: 'MISSING', message: 'the number of the paper' });
    if (reason === '') problems.push({ path: 'reason', code: 'MISSING', message: 'why the goods came back' });
    if (!isBusinessDate(returnedOn))
      problems.push({ path: 'returnedOn', code: 'IMPOSSIBLE_DATE', message: 'a day that exists' });
    else if (returnedOn > (await this.#calendar.today()))
      problems.push({ path: 'returnedOn', code: 'FUTURE_DATE', message: 'today or earlier' });
    return problems;
  }

  /** What comes back, by SKU; what cannot is added to the problems. */
  async #pieces(
    tx: EntityManager,
    { franchiseeId, lines }: EnterGoodsReturnInput,
    problems: FieldProblem[],
  ): Promise<{ readonly id: string; readonly pieces: number }[]> {
    const found: { id: string; code: string; pieces: number }[] = await tx.query(withFranchisee, [
      franchiseeId,
      lines.map(({ sku }) => plainCode(sku)),
    ]);
    const known = new Map(found.map((sku) => [sku.code, sku]));
    const sums = new Map<string, number>();
    for (const [at, { sku, quantity }] of lines.entries()) {
      const there = known.get(plainCode(sku));
      if (!there) {
        problems.push({ path: `lines.${at}.sku`, code: 'UNKNOWN_SKU', message: 'a SKU of the style master' });
        continue;
      }
      const sum = (sums.get(there.id) ?? 0) + quantity;
      sums.set(there.id, sum);
      if (sum > there.pieces)
        problems.push({
          path: `lines.${at}.quantity`,
          code: 'NOT_SENT',
          message: `at most ${Math.max(there.pieces, 0)} pieces, which were sent and have not come back`,
        });
    }
    return [...sums].map(([id, pieces]) => ({ id, pieces }));
  }
}
