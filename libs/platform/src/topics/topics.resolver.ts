import { Args, Resolver, Subscription } from '@nestjs/graphql';
import { currentActor, currentContext } from '../context/index.ts';
import { Database, sql } from '../database/index.ts';
import { KefuError } from '../errors/index.ts';
import { Permit } from '../permissions/index.ts';
import { Change } from './change.type.ts';
import { Topics } from './topics.ts';
import './topics.permissions.ts';

const holds = sql(
  'topics.credential',
  `SELECT FROM session JOIN person ON person.id = person_id AND active
   WHERE session.id = $1 AND revoked_at IS NULL AND expires_at > now()
   UNION ALL SELECT FROM api_key WHERE id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
);

@Resolver()
export class TopicsResolver {
  readonly #topics: Topics;
  readonly #database: Database;

  constructor(topics: Topics, database: Database) {
    this.#topics = topics;
    this.#database = database;
  }

  @Permit('change.follow')
  @Subscription(() => Change, {
    description: 'Changes of records of these types, as far as the caller may see them; a hint to read again',
    resolve: (change: Change) => change,
  })
  changes(@Args('types', { type: () => [String] }) types: string[]): AsyncIterable<Change> {
    if (types.length === 0 || types.length > 20) throw new KefuError('BAD_INPUT', 'types: from 1 to 20 of them');
    const { credentialId } = currentContext();
    return this.#topics.follow(types, currentActor(), async () => {
      const found = await this.#database.query(holds, [credentialId]);
      return found.length > 0;
    });
  }
}
