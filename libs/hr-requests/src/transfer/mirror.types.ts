import { ChangedMeanwhile, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { type WorkFate, workFates } from '@kefu/platform/identity';
import { type ScopeKind, scopeKinds } from '@kefu/platform/permissions';
import { createUnionType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

const enumOf = (values: readonly string[]): Record<string, string> =>
  Object.fromEntries(values.map((value) => [value, value]));
export const WorkFates = enumOf(workFates);
export const ReachScopes = enumOf(scopeKinds);
registerEnumType(WorkFates, { name: 'WorkFate', description: 'What becomes of work when its person leaves a post' });
registerEnumType(ReachScopes, { name: 'ReachScope', description: 'How far a permission reaches' });

/** How far a permission reaches by somebody's posts. */
@ObjectType('Reach')
export class ReachType {
  @Field(() => ReachScopes)
  scope!: ScopeKind;

  @Field(() => [String], { description: 'The branches or teams, where it is confined to some' })
  units!: string[];
}

/** A permission before and after the change; null: not held. */
@ObjectType('ReachChange')
export class ReachChangeType {
  @Field()
  permission!: string;

  @Field(() => ReachType, { nullable: true })
  before!: ReachType | null;

  @Field(() => ReachType, { nullable: true })
  after!: ReachType | null;
}

/** Somebody who gets work. */
@ObjectType()
export class WorkHeir {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;
}

/** One kind of work that lies with the person. */
@ObjectType()
export class MirrorWork {
  @Field()
  kind!: string;

  @Field({ description: 'In the caller’s language' })
  title!: string;

  @Field(() => WorkFates)
  fate!: WorkFate;

  @Field(() => Int)
  count!: number;

  @Field(() => [String], { description: 'The first twenty, by their titles' })
  titles!: string[];

  @Field(() => WorkHeir, { nullable: true, description: 'Who was named to get it' })
  successor!: WorkHeir | null;
}

/** What went to whom when a change took effect. */
@ObjectType()
export class SettledWork {
  @Field()
  kind!: string;

  @Field({ description: 'In the caller’s language' })
  title!: string;

  @Field(() => Int)
  count!: number;

  @Field(() => String, { nullable: true, description: 'Null: it ended' })
  to!: string | null;
}

/** What a change of posts moves, leaves, or leaves without an owner (H5). */
@ObjectType()
export class TransferMirror {
  @Field(() => ID, { description: 'The request' })
  id!: string;

  @Field({ description: 'Whether it took effect: then it tells what changed' })
  effective!: boolean;

  @Field(() => [ReachChangeType], { description: 'Permissions whose reach changes; what stays as it is is left out' })
  permissions!: ReachChangeType[];

  @Field(() => [MirrorWork], { description: 'What lies with the person now; nothing once it took effect' })
  works!: MirrorWork[];

  @Field(() => [SettledWork], { description: 'What went to whom; nothing before' })
  settled!: SettledWork[];

  @Field(() => WorkHeir, { nullable: true, description: 'Who gets what nobody is named for' })
  heir!: WorkHeir | null;

  @Field({ description: 'Whether the caller may name successors' })
  mayName!: boolean;

  @Field(() => [WorkHeir], { description: 'Colleagues of the post that is left and its manager, to begin with' })
  candidates!: WorkHeir[];
}

export const NameSuccessorResult = createUnionType({
  name: 'NameSuccessorResult',
  types: () => [TransferMirror, InvalidInput, NotFound, WrongState, ChangedMeanwhile] as const,
});
