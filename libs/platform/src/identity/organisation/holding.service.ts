import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditTrail } from '../../audit/index.ts';
import { Database } from '../../database/index.ts';
import { InvalidInput, NotFound } from '../../errors/index.ts';
import { keepAdministrator, NobodyLeft } from '../last-administrator.ts';
import { LastAdministrator } from '../person.types.ts';
import { openSql } from './open-on.ts';
import type { HoldPostInput, PostType } from './organisation.types.ts';
import { postNow } from './organisation-rows.ts';

/** Who holds which post, from–to (X1). */
@Injectable()
export class HoldingService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** Gives a person a post from–to. A person holds a post once at a time, and no longer than the post is open. */
  async hold(input: HoldPostInput): Promise<PostType | NotFound | InvalidInput> {
    const { personId, postId, startsOn } = input;
    const endsOn = input.endsOn ?? null;
    if (endsOn && endsOn < startsOn)
      return InvalidInput.at('input.endsOn', 'BEFORE_START', 'must not be before the first day');
    return this.#database.transaction(async (tx) => {
      // Two clerks who give the same post to the same person wait in line here.
      const people = await tx.query<unknown[]>('SELECT FROM person WHERE id = $1 FOR UPDATE', [personId]);
      // Held until the end: whoever closes the post meanwhile sees this holding.
      const [post] = await tx.query<{ closed_on: string | null }[]>(
        `SELECT closed_on FROM post WHERE id = $1 AND ${openSql('post')} FOR SHARE`,
        [postId],
      );
      if (people.length === 0) return NotFound.of('person');
      if (!post) return NotFound.of('post');
      if (outlasts(endsOn, post.closed_on)) return closes('input.endsOn', post.closed_on);
      const overlapping = await tx.query<unknown[]>(
        `SELECT FROM post_holding WHERE person_id = $1 AND post_id = $2
         AND daterange(starts_on, ends_on, '[]') && daterange($3, $4, '[]')`,
        [personId, postId, startsOn, endsOn],
      );
      if (overlapping.length > 0)
        return InvalidInput.at('input.startsOn', 'OVERLAPS', 'the person holds this post then');
      await tx.query('INSERT INTO post_holding (person_id, post_id, starts_on, ends_on) VALUES ($1, $2, $3, $4)', [
        personId,
        postId,
        startsOn,
        endsOn,
      ]);
      await this.#audit.record(tx, {
        action: 'post.given',
        subject: { type: 'person', id: personId },
        after: { post: postId, startsOn, endsOn },
      });
      return postNow(tx, postId);
    });
  }

  /** Ends a holding with a last day. */
  async endHolding(id: string, endsOn: string): Promise<PostType | NotFound | InvalidInput | LastAdministrator> {
    try {
      return await this.#database.transaction((tx) => keepAdministrator(tx, () => this.#end(tx, id, endsOn)));
    } catch (error) {
      if (error instanceof NobodyLeft) return LastAdministrator.of();
      throw error;
    }
  }

  async #end(tx: EntityManager, id: string, endsOn: string): Promise<PostType | NotFound | InvalidInput> {
    const [holding] = await tx.query<
      { person_id: string; post_id: string; starts_on: string; ends_on: string | null }[]
    >('SELECT person_id, post_id, starts_on, ends_on FROM post_holding WHERE id = $1 FOR UPDATE', [id]);
    if (!holding) return NotFound.of('holding');
    if (endsOn < holding.starts_on)
      return InvalidInput.at('endsOn', 'BEFORE_START', `must not be before ${holding.starts_on}`);
    const [post] = await tx.query<{ closed_on: string | null }[]>(
      'SELECT closed_on FROM post WHERE id = $1 FOR SHARE',
      [holding.post_id],
    );
    if (outlasts(endsOn, post?.closed_on ?? null)) return closes('endsOn', post?.closed_on ?? null);
    await tx.query('UPDATE post_holding SET ends_on = $2 WHERE id = $1', [id, endsOn]);
    await this.#audit.record(tx, {
      action: 'post.ended',
      subject: { type: 'person', id: holding.person_id },
      before: { endsOn: holding.ends_on },
      after: { endsOn },
    });
    return postNow(tx, holding.post_id);
  }
}

function outlasts(endsOn: string | null, closedOn: string | null): boolean {
  return closedOn !== null && (endsOn === null || endsOn >= closedOn);
}

function closes(path: string, closedOn: string | null): InvalidInput {
  return InvalidInput.at(path, 'POST_CLOSES', `the post closes on ${closedOn}`);
}
