import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { FreezeService } from './freeze.service.ts';
import { ReleaseSendingInput, SendingFreeze, SendingFreezeResult } from './freeze.types.ts';

@Resolver()
export class FreezeResolver {
  readonly #freeze: FreezeService;

  constructor(freeze: FreezeService) {
    this.#freeze = freeze;
  }

  @Permit('gateway.read')
  @Query(() => SendingFreeze, { nullable: true, description: 'What holds all sending; null where nothing does (X7)' })
  async sendingFreeze(): Promise<SendingFreeze | null> {
    return (await this.#freeze.current()) ?? null;
  }

  @Permit('message.settings')
  @Mutation(() => SendingFreezeResult, { description: 'Stops all sending, such as while a backup is put back (X7)' })
  freezeSending(@Args('reason') reason: string): Promise<typeof SendingFreezeResult> {
    return this.#freeze.byPerson(reason);
  }

  @Permit('message.settings')
  @Mutation(() => SendingFreezeResult, { description: 'Lets the sending go on after receipts were compared (X7)' })
  releaseSending(@Args('input') input: ReleaseSendingInput): Promise<typeof SendingFreezeResult> {
    return this.#freeze.release(input.id, input.reason);
  }
}
