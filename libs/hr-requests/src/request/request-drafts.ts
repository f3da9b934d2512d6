import { Lifecycles } from '@kefu/office/lifecycle';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { ChangedMeanwhile, NotFound, WrongState } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HrRequest } from './hr-request.entity.ts';
import { endStates } from './hr-request.sql.ts';
import { OpenAlready } from './hr-request.types.ts';

/** What a draft says, in its columns. */
export type Draft = Partial<HrRequest>;

/** Drafts of requests, whatever their kind: one's own, until they are handed in (H1). */
@Injectable()
export class RequestDrafts {
  readonly #lifecycles: Lifecycles;
  readonly #audit: AuditTrail;

  constructor(lifecycles: Lifecycles, audit: AuditTrail) {
    this.#lifecycles = lifecycles;
    this.#audit = audit;
  }

  /** Begins a draft of the caller's own. @returns its id, or the one of its kind that is in the way */
  async begin(
    tx: EntityManager,
    lifecycle: string,
    draft: Draft & Pick<HrRequest, 'kind'>,
  ): Promise<string | OpenAlready> {
    const { id: personId, name: personName } = currentActor();
    const request = tx.create(HrRequest, { ...this.#lifecycles.start(lifecycle), ...draft, personId, personName });
    const { identifiers } = await tx.createQueryBuilder().insert().into(HrRequest).values(request).orIgnore().execute();
    const made = identifiers[0]?.id as string | undefined;
    if (!made) return openAlready(tx, personId, draft.kind);
    await this.#audit.record(tx, { action: 'hrRequest.entered', subject: { type: 'hrRequest', id: made } });
    return made;
  }

  /** The caller's own draft, or what was returned to them, under its lock; or why it cannot be mended. */
  async hold(
    tx: EntityManager,
    { id, version }: { readonly id: string; readonly version: number },
    lifecycle: string,
  ): Promise<HrRequest | NotFound | ChangedMeanwhile | WrongState> {
    const request = await tx.findOne(HrRequest, { where: { id, lifecycle }, lock: { mode: 'pessimistic_write' } });
    if (!request || request.personId !== currentActor().id) return NotFound.of('request');
    if (request.version !== version) return ChangedMeanwhile.of(request.version);
    if (request.state !== 'draft' && request.state !== 'returned') {
      return WrongState.of(request.state, 'It is being decided: take it back first');
    }
    return request;
  }

  /** Writes what a held draft is to say. @returns its id */
  async mend(tx: EntityManager, { id, version }: HrRequest, draft: Draft): Promise<string> {
    await tx.update(HrRequest, { id }, { ...draft, version: version + 1, updatedAt: new Date() });
    await this.#audit.record(tx, { action: 'hrRequest.edited', subject: { type: 'hrRequest', id } });
    return id;
  }
}

async function openAlready(tx: EntityManager, personId: string, kind: string): Promise<OpenAlready> {
  const [open]: { id: string; number: string }[] = await tx.query(
    `SELECT id, number FROM hr_request WHERE person_id = $1 AND kind = $2 AND state <> ALL($3)
     ORDER BY state = 'draft' DESC, id DESC LIMIT 1`,
    [personId, kind, endStates],
  );
  return OpenAlready.of(open?.id ?? '', open?.number ?? '');
}
