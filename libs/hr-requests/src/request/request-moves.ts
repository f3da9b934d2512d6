import { Approvals, type AskedStep } from '@kefu/office/approvals';
import { CalendarService } from '@kefu/office/calendar';
import { Lifecycles, type MoveFailure } from '@kefu/office/lifecycle';
import { Database } from '@kefu/platform/database';
import { Failure } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FormRequestService } from '../form/form-request.service.ts';
import { TransferService } from '../transfer/transfer.service.ts';
import { takeDayBack } from '../transfer/transfer-day.ts';
import { HrRequest, transferKind } from './hr-request.entity.ts';
import type { MoveHrRequestInput } from './move.input.ts';
import type { Snapshot } from './snapshot.ts';

/** Who is asked about a request that is handed in, and how soon an answer is owed. */
export interface Asking {
  readonly route: string;
  readonly steps: readonly AskedStep[];
  /** Office minutes within which an answer is owed. */
  readonly answerMinutes: number;
  /** What the record says now, for those who decide. */
  readonly snapshot: Snapshot | null;
}

/** Hands requests in, takes them back and carries them on, whatever their kind (H5). */
@Injectable()
export class RequestMoves {
  readonly #database: Database;
  readonly #lifecycles: Lifecycles;
  readonly #approvals: Approvals;
  readonly #calendar: CalendarService;
  readonly #transfers: TransferService;
  readonly #forms: FormRequestService;

  constructor(
    database: Database,
    lifecycles: Lifecycles,
    approvals: Approvals,
    calendar: CalendarService,
    transfers: TransferService,
    forms: FormRequestService,
  ) {
    this.#database = database;
    this.#lifecycles = lifecycles;
    this.#approvals = approvals;
    this.#calendar = calendar;
    this.#transfers = transfers;
    this.#forms = forms;
  }

  /** Moves a request for the caller. @returns why not, or undefined once it moved */
  move({ id, version, transition, reason }: MoveHrRequestInput): Promise<MoveFailure | undefined> {
    return this.#database.transaction(async (tx) => {
      const subject = { type: 'hrRequest', id };
      const moved = await this.#lifecycles.move(tx, subject, { transition, version, reason });
      if (moved instanceof Failure) return moved;
      if (transition === 'submit') await this.#ask(tx, await tx.findOneByOrFail(HrRequest, { id }));
      if (transition === 'withdraw') await this.#approvals.withdraw(tx, subject);
      if (transition === 'unschedule' || transition === 'lapse') await takeDayBack(tx, id);
      return undefined;
    });
  }

  /** Asks everybody of the chain, from the state of the record as it is now; the answer is owed from now on. */
  async #ask(tx: EntityManager, request: HrRequest): Promise<void> {
    const { id, kind, personId: ownerId } = request;
    const asking = await (kind === transferKind
      ? this.#transfers.asking(tx, request)
      : this.#forms.asking(tx, request));
    const [answerBy] = await this.#calendar.afterOfficeMinutes(asking.answerMinutes);
    await tx.query(
      `UPDATE hr_request SET snapshot = $2, answer_by = $3, submitted_at = coalesce(submitted_at, now()),
         answered_at = NULL, overdue_told_at = NULL WHERE id = $1`,
      [id, asking.snapshot && JSON.stringify(asking.snapshot), answerBy],
    );
    const { route, steps } = asking;
    await this.#approvals.request(tx, { route, steps, subject: { type: 'hrRequest', id }, branchId: null, ownerId });
  }
}
