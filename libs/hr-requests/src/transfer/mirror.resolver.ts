import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { MirrorService } from './mirror.service.ts';
import { NameSuccessorResult, TransferMirror } from './mirror.types.ts';
import { NameSuccessorInput } from './transfer.input.ts';

@Resolver()
export class MirrorResolver {
  readonly #mirror: MirrorService;

  constructor(mirror: MirrorService) {
    this.#mirror = mirror;
  }

  @Permit('hrRequest.read')
  @Query(() => TransferMirror, {
    nullable: true,
    description: 'What a change of posts moves, leaves, or leaves without an owner (H5)',
  })
  async transferMirror(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<TransferMirror | null> {
    return (await this.#mirror.of(id)) ?? null;
  }

  @Permit('hrRequest.handOver')
  @Mutation(() => NameSuccessorResult, { description: 'Names who gets a kind of work (H5)' })
  nameSuccessor(@Args('input') input: NameSuccessorInput): Promise<typeof NameSuccessorResult> {
    return this.#mirror.name(input);
  }
}
