import { AuditTrail } from '@kefu/platform/audit';
import { currentActor, currentContext } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { allPersonWork } from '@kefu/platform/identity';
import { inScope, rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HrRequest, transferKind } from '../request/hr-request.entity.ts';
import { requestReachSql } from '../request/hr-request.sql.ts';
import { MirrorWork, TransferMirror, type WorkHeir } from './mirror.types.ts';
import { heirOf, lyingWorks } from './person-works.ts';
import { reachChanges } from './reach-changes.ts';
import { Successor } from './successor.entity.ts';
import type { NameSuccessorInput } from './transfer.input.ts';
import { decisionStates } from './transfer.lifecycle.ts';
import { readPosts } from './transfer-posts.ts';

const shownTitles = 20;
const openStates: readonly string[] = [...decisionStates, 'approved', 'amendmentSigned', 'scheduled'];

/** Shows what a change of posts moves, and who gets what lies with the person (H5). */
@Injectable()
export class MirrorService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** The mirror of a request that the caller reaches; undefined where there is none, or it names no posts yet. */
  of(id: string): Promise<TransferMirror | undefined> {
    return this.#database.transaction((tx) => this.#of(tx, id));
  }

  /** Names who gets a kind of work, or takes the name back: HR, and whoever stands above the applicant. */
  name({ id, kind, personId }: NameSuccessorInput): Promise<TransferMirror | InvalidInput | NotFound | WrongState> {
    return this.#database.transaction(async (tx) => {
      const request = await tx.findOne(HrRequest, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!request || request.kind !== transferKind || !mayName(request)) return NotFound.of('request');
      if (!openStates.includes(request.state)) return WrongState.of(request.state, 'Nothing is handed over any more');
      const work = allPersonWork().find((each) => each.kind === kind && each.fate === 'handedOver');
      if (!work) return InvalidInput.at('input.kind', 'UNKNOWN', 'work that is handed over');
      await tx.delete(Successor, { requestId: id, kind });
      if (personId) {
        const [heir]: { name: string }[] = await tx.query('SELECT name FROM person WHERE id = $1 AND active', [
          personId,
        ]);
        if (!heir) return InvalidInput.at('input.personId', 'UNKNOWN', 'somebody who works here');
        await tx.insert(Successor, { requestId: id, kind, successorId: personId, namedByName: currentActor().name });
        await this.#audit.record(tx, {
          action: 'hrRequest.successorNamed',
          subject: { type: 'hrRequest', id },
          after: { work: kind, successor: heir.name },
        });
      }
      return (await this.#of(tx, id)) ?? NotFound.of('request');
    });
  }

  async #of(tx: EntityManager, id: string): Promise<TransferMirror | undefined> {
    const values: unknown[] = [currentActor().id, id];
    const [seen]: unknown[] = await tx.query(
      `SELECT FROM hr_request r WHERE r.id = $2 AND ${requestReachSql(values)}`,
      values,
    );
    if (!seen) return undefined;
    const posts = await readPosts(tx, id);
    if (!posts) return undefined;
    const request = await tx.findOneByOrFail(HrRequest, { id });
    const { language } = currentContext();
    const { carriedOut } = request;
    const titleOf = (kind: string): string =>
      allPersonWork().find((work) => work.kind === kind)?.title[language] ?? kind;
    const lying = carriedOut ? [] : await lyingWorks(tx, id, posts.personId);
    return Object.assign(new TransferMirror(), {
      id,
      effective: carriedOut !== null,
      permissions:
        carriedOut?.permissions ?? (await reachChanges(tx, posts.personId, posts.fromPostId, posts.toPostId)),
      works: lying.map(({ work, titles, successor }) =>
        Object.assign(new MirrorWork(), {
          kind: work.kind,
          title: work.title[language],
          fate: work.fate,
          count: titles.length,
          titles: titles.slice(0, shownTitles),
          successor,
        }),
      ),
      settled: (carriedOut?.settled ?? []).map((each) => ({ ...each, title: titleOf(each.kind) })),
      heir: (await heirOf(tx, posts.fromReportsTo, posts.personId)) ?? null,
      mayName: mayName(request) && openStates.includes(request.state),
      candidates: await colleaguesOf(tx, posts.fromPostId, posts.personId),
    });
  }
}

function mayName({ personId: ownerId }: HrRequest): boolean {
  return ownerId !== currentActor().id && inScope(rowScope('hrRequest.handOver'), { ownerId });
}

/** Everybody who works in the unit of a post or holds the post above it, by name. */
export async function colleaguesOf(tx: EntityManager, postId: string, besides: string): Promise<WorkHeir[]> {
  return tx.query(
    `SELECT DISTINCT p.id, p.name FROM post f JOIN post near ON near.unit_id = f.unit_id OR near.id = f.reports_to
     JOIN post_holding h ON h.post_id = near.id
       AND (now() AT TIME ZONE 'Asia/Shanghai')::date BETWEEN h.starts_on AND coalesce(h.ends_on, 'infinity')
     JOIN person p ON p.id = h.person_id AND p.active AND p.id <> $2 WHERE f.id = $1 ORDER BY p.name, p.id LIMIT 200`,
    [postId, besides],
  );
}
