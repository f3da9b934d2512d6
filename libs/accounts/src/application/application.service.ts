import { Approvals } from '@kefu/office/approvals';
import { Lifecycles } from '@kefu/office/lifecycle';
import { AuditTrail } from '@kefu/platform/audit';
import { type Actor, currentActor, type RowScope } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, Failure, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { inScope, rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Trader } from '../trader/trader.entity.ts';
import { Application, type EnteredVia } from './application.entity.ts';
import type { EditApplicationInput, EnterApplicationInput, MoveApplicationInput } from './application.input.ts';
import { lifecycleOf } from './application.lifecycle.ts';
import { routeOf } from './application.routes.ts';
import type { MoveApplicationResult } from './application.types.ts';
import { ApplicationReading } from './application-reading.ts';
import { ApplicationWishes, isSensitive, shownWish } from './application-wish.ts';

const open = ['draft', 'returned'];

type MoveFailure = Exclude<typeof MoveApplicationResult, { fields: unknown; transitions: unknown }>;

/** Enters applications, mends them, hands them in, takes them back (T1–T4). */
@Injectable()
export class ApplicationService {
  readonly #database: Database;
  readonly #reading: ApplicationReading;
  readonly #wishes: ApplicationWishes;
  readonly #lifecycles: Lifecycles;
  readonly #approvals: Approvals;
  readonly #audit: AuditTrail;

  constructor(
    database: Database,
    reading: ApplicationReading,
    wishes: ApplicationWishes,
    lifecycles: Lifecycles,
    approvals: Approvals,
    audit: AuditTrail,
  ) {
    this.#database = database;
    this.#reading = reading;
    this.#wishes = wishes;
    this.#lifecycles = lifecycles;
    this.#approvals = approvals;
    this.#audit = audit;
  }

  /** Enters a draft. @returns its id, or why not */
  enter(input: EnterApplicationInput): Promise<string | InvalidInput | NotFound | WrongState> {
    return this.#database.transaction((tx) => this.enterIn(tx, input, rowScope('application.enter')));
  }

  /** Enters a draft in the caller's transaction, about an account within a scope. @returns its id, or why not */
  async enterIn(
    tx: EntityManager,
    input: EnterApplicationInput,
    scope: RowScope,
  ): Promise<string | InvalidInput | NotFound | WrongState> {
    const of = input.kind === 'opening' ? newcomer(input) : await this.#account(tx, input.traderId, scope);
    if (of instanceof Failure) return of;
    const read = await this.#reading.columns(tx, { kind: input.kind, traderKind: of.traderKind }, input);
    if (read instanceof InvalidInput) return read;
    const actor = currentActor();
    const application = tx.create(Application, {
      ...this.#lifecycles.start(lifecycleOf(input.kind)),
      ...of,
      ...read,
      kind: input.kind,
      ...(input.kind === 'renewal' && { termId: await currentTerm(tx, of.traderId) }),
      enteredBy: actor.kind === 'person' ? actor.id : null,
      enteredByName: actor.name,
      enteredVia: viaOf(actor),
    });
    if (!(await insertOnce(tx, application))) {
      return WrongState.of('open', `An application for ${input.kind} is open already`);
    }
    await this.#record(tx, 'application.entered', application, { kind: input.kind, ...shownWish(application) });
    return application.id;
  }

  /** Mends a draft or a returned application. @returns why not, or undefined once it is mended */
  async edit(input: EditApplicationInput): Promise<MoveFailure | undefined> {
    return this.#database.transaction(async (tx) => {
      const application = await this.#locked(tx, input.id);
      if (!application) return NotFound.of('application');
      if (application.version !== input.version) return ChangedMeanwhile.of(application.version);
      if (!open.includes(application.state))
        return WrongState.of(application.state, 'It is being reviewed: take it back first');
      const read = await this.#reading.columns(
        tx,
        application,
        input,
        this.#wishes.kept(application, input.keep ?? []),
      );
      if (read instanceof InvalidInput) return read;
      const before = shownWish(application);
      Object.assign(application, read, { version: application.version + 1, updatedAt: new Date() });
      await tx.save(application);
      await this.#record(tx, 'application.edited', application, shownWish(application), before);
      return undefined;
    });
  }

  /** Hands an application in, or takes it back. @returns why not, or undefined once it moved */
  move({ id, version, transition, reason }: MoveApplicationInput): Promise<MoveFailure | undefined> {
    return this.#database.transaction(async (tx) => {
      const subject = { type: 'application', id };
      const moved = await this.#lifecycles.move(tx, subject, { transition, version, reason });
      if (moved instanceof Failure) return moved;
      const application = await tx.findOneByOrFail(Application, { id });
      if (transition === 'submit') {
        const route = routeOf(application.kind, isSensitive(application));
        await this.#approvals.request(tx, { route, subject, branchId: application.branchId });
      }
      if (transition === 'withdraw') await this.#approvals.withdraw(tx, subject);
      return undefined;
    });
  }

  /** The account that an application is about, under its lock; a closed one has nothing to apply for. */
  async #account(
    tx: EntityManager,
    traderId: string | null | undefined,
    scope: RowScope,
  ): Promise<AboutAccount | NotFound | WrongState> {
    const trader =
      traderId && (await tx.findOne(Trader, { where: { id: traderId }, lock: { mode: 'pessimistic_read' } }));
    if (!trader || !inScope(scope, trader)) return NotFound.of('trader');
    if (trader.state !== 'active') return WrongState.of(trader.state, 'The account is closed');
    const { id, kind: traderKind, branchId, name, nameKey } = trader;
    return { traderId: id, traderKind, branchId, name, nameKey };
  }

  async #locked(tx: EntityManager, id: string): Promise<Application | null> {
    const application = await tx.findOne(Application, { where: { id }, lock: { mode: 'pessimistic_write' } });
    return application && inScope(rowScope('application.enter'), application) ? application : null;
  }

  #record(tx: EntityManager, action: string, { id }: Application, after: object, before?: object): Promise<void> {
    const subject = { type: 'application', id };
    return this.#audit.record(tx, {
      action,
      subject,
      before: (before ?? null) as Record<string, unknown> | null,
      after: after as Record<string, unknown>,
    });
  }
}

type AboutAccount = Pick<Application, 'traderId' | 'traderKind' | 'branchId' | 'name' | 'nameKey'>;

function newcomer({ traderKind }: EnterApplicationInput): AboutAccount | InvalidInput {
  if (!traderKind) return InvalidInput.at('traderKind', 'MISSING', 'a person or a company');
  return { traderId: null, traderKind, branchId: '', name: '', nameKey: '' };
}

function viaOf(actor: Actor): EnteredVia {
  if (actor.kind !== 'person') return 'integration';
  return actor.grants.get('application.enter')?.all ? 'staff' : 'branch';
}

/** Enters a row unless a closing or a renewal of the same account is open: of two at once, one is entered. */
async function insertOnce(tx: EntityManager, application: Application): Promise<boolean> {
  const result = await tx
    .createQueryBuilder()
    .insert()
    .into(Application)
    .values(application as object)
    .orIgnore()
    .execute();
  const [made] = result.identifiers;
  if (!made?.id) return false;
  application.id = made.id as string;
  return true;
}

async function currentTerm(tx: EntityManager, traderId: string | null): Promise<string | null> {
  const [term]: { id: string }[] = await tx.query('SELECT id FROM term WHERE trader_id = $1 AND renewed_by IS NULL', [
    traderId,
  ]);
  return term?.id ?? null;
}
