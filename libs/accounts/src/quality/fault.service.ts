import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { defineUnitWork } from '@kefu/platform/identity';
import { inScope, rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { MendTraderFaultInput, SettleTraderFaultInput, SignOffTraderFaultInput } from './quality.input.ts';
import { RowMending } from './row-mending.ts';
import { TraderExcludedRow } from './trader-excluded-row.entity.ts';
import { TraderFault, type TraderFaultState } from './trader-fault.entity.ts';

defineUnitWork({
  kind: 'traderFault',
  countSql: `SELECT count(*) FROM trader_fault WHERE state = 'open' AND branch_id = $1::uuid`,
});

/** The fault's id after a step, or why it was not taken. */
export type FaultStep = string | NotFound | ChangedMeanwhile | WrongState | InvalidInput;

/** The steps of a fault on its way out of the data-quality queue (T6). */
@Injectable()
export class FaultService {
  readonly #database: Database;
  readonly #mending: RowMending;
  readonly #audit: AuditTrail;

  constructor(database: Database, mending: RowMending, audit: AuditTrail) {
    this.#database = database;
    this.#mending = mending;
    this.#audit = audit;
  }

  /** Corrects cells of the fault's row; once nothing is wrong with it, its trader is made and all its faults are mended. */
  mend(input: MendTraderFaultInput): Promise<FaultStep> {
    return this.#step(input, 'traderFault.mend', ['open'], async (tx, fault) => {
      const row = fault.rowId ? await lockRow(tx, fault.rowId) : null;
      if (!row || row.traderId) return WrongState.of(fault.state, 'No row waits behind this fault');
      const mended = await this.#mending.mend(tx, row, input.corrections, input.isAnother ?? false);
      if (mended instanceof InvalidInput) return mended;
      const siblings = await tx.findBy(TraderFault, { rowId: row.id, state: 'open' });
      for (const sibling of siblings) {
        await this.#settle(tx, sibling, { state: 'mended', note: input.note ?? '', traderId: mended.traderId });
      }
      await this.#record(tx, 'traderFault.mended', fault, {
        traderId: mended.traderId,
        corrected: input.corrections.map(({ column }) => column),
      });
      return fault.id;
    });
  }

  /** Leaves the row out of the register for good, with a reason; its other open faults go with it. */
  waive(input: SettleTraderFaultInput): Promise<FaultStep> {
    return this.#step(input, 'traderFault.mend', ['open'], async (tx, fault) => {
      const all = fault.rowId ? await tx.findBy(TraderFault, { rowId: fault.rowId, state: 'open' }) : [fault];
      for (const one of all) await this.#settle(tx, one, { state: 'waived', note: input.reason });
      await this.#record(tx, 'traderFault.waived', fault, {}, input.reason);
      return fault.id;
    });
  }

  /** Makes the fault the current person's. */
  take(id: string, version: number): Promise<FaultStep> {
    return this.#step({ id, version }, 'traderFault.mend', ['open'], async (tx, fault) => {
      await tx.update(TraderFault, { id }, { ownerId: personIfAny(), version: fault.version + 1 });
      await this.#record(tx, 'traderFault.taken', fault, { ownerId: currentActor().id });
      return id;
    });
  }

  /** The manager's word on a settled fault; nobody signs off what they settled themselves. */
  signOff(input: SignOffTraderFaultInput): Promise<FaultStep> {
    return this.#step(input, 'traderFault.signOff', ['mended', 'waived'], async (tx, fault) => {
      const actor = currentActor();
      if (fault.settledBy === actor.id) {
        return InvalidInput.at('id', 'SAME_PERSON', 'Whoever settled a fault does not sign it off');
      }
      if (!input.accepted && (fault.state === 'mended' || fault.ceasedAt)) {
        return WrongState.of(fault.state, 'What was wrong is gone: there is nothing to be mended again');
      }
      await tx.update(
        TraderFault,
        { id: fault.id },
        {
          ...(input.accepted
            ? { state: 'signedOff' as const, signedOffBy: personIfAny(), signedOffAt: () => 'now()' }
            : { state: 'open' as const, settledBy: null, settledAt: null }),
          ...(input.note && { note: input.note }),
          version: fault.version + 1,
        },
      );
      await this.#record(
        tx,
        input.accepted ? 'traderFault.signedOff' : 'traderFault.sentBack',
        fault,
        {},
        input.note ?? '',
      );
      return fault.id;
    });
  }

  async #step(
    { id, version }: { id: string; version: number },
    permission: string,
    states: readonly TraderFaultState[],
    work: (tx: EntityManager, fault: TraderFault) => Promise<FaultStep>,
  ): Promise<FaultStep> {
    return this.#database.transaction(async (tx) => {
      const seen = await tx.findOneBy(TraderFault, { id });
      // The row before its faults, always: of two who mend two faults of one row, one waits for the other.
      if (seen?.rowId) await lockRow(tx, seen.rowId);
      const fault = await tx.findOne(TraderFault, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!fault || !inScope(rowScope(permission), fault)) return NotFound.of('fault');
      if (fault.version !== version) return ChangedMeanwhile.of(fault.version);
      if (!states.includes(fault.state)) return WrongState.of(fault.state, `The fault is ${fault.state}`);
      return work(tx, fault);
    });
  }

  async #settle(
    tx: EntityManager,
    fault: TraderFault,
    change: { state: 'mended' | 'waived'; note: string; traderId?: string },
  ): Promise<void> {
    await tx.update(
      TraderFault,
      { id: fault.id },
      { ...change, settledBy: personIfAny(), settledAt: () => 'now()', version: fault.version + 1 },
    );
  }

  #record(tx: EntityManager, action: string, fault: TraderFault, after: object, reason = ''): Promise<void> {
    return this.#audit.record(tx, {
      action,
      subject: { type: 'traderFault', id: fault.id },
      before: { state: fault.state, code: fault.code },
      after: { ...after },
      reason: reason || null,
    });
  }
}

/** Faults are people's; what an integration settles is settled by nobody in person, as the audit shows. */
function personIfAny(): string | null {
  const actor = currentActor();
  return actor.kind === 'person' ? actor.id : null;
}

function lockRow(tx: EntityManager, id: string): Promise<TraderExcludedRow | null> {
  return tx.findOne(TraderExcludedRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
}
