import { Args, Resolver, Subscription } from '@nestjs/graphql';
import { currentActor, currentContext } from '../context/index.ts';
import { KefuError, refuse } from '../errors/index.ts';
import { Callers } from '../identity/index.ts';
import { Permit } from '../permissions/index.ts';
import { Change } from './change.type.ts';
import { type Standing, Topics } from './topics.ts';
import './topics.permissions.ts';

const following = 'change.follow';

@Resolver()
export class TopicsResolver {
  readonly #topics: Topics;
  readonly #callers: Callers;

  constructor(topics: Topics, callers: Callers) {
    this.#topics = topics;
    this.#callers = callers;
  }

  @Permit(following)
  @Subscription(() => Change, {
    description: 'Changes of records of these types, as far as the caller may see them; a hint to read again',
    resolve: (change: Change) => change,
  })
  async changes(@Args('types', { type: () => [String] }) types: string[]): Promise<AsyncIterable<Change>> {
    if (types.length === 0 || types.length > 20) throw new KefuError('BAD_INPUT', 'types: from 1 to 20 of them');
    const { kind } = currentActor();
    const { credentialId = '' } = currentContext();
    const standing: Standing = async () => {
      const caller = await this.#callers.recall(kind, credentialId);
      return caller?.actor.grants.get(following) ? caller : undefined;
    };
    // The guard saw who came when the socket was opened, which may be long ago.
    if (!(await standing())) throw refuse('UNAUTHENTICATED');
    return this.#topics.follow(types, standing);
  }
}
