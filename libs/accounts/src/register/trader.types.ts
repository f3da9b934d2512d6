import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { TermState } from '../renewal/term.entity.ts';
import type { TraderKind, TraderState } from '../trader/trader.entity.ts';

export const TraderKinds = { naturalPerson: 'naturalPerson', company: 'company' } as const;
export const TraderStates = { active: 'active', closed: 'closed' } as const;
export const TermStates = {
  active: 'active',
  expiring: 'expiring',
  expired: 'expired',
  grace: 'grace',
  renewed: 'renewed',
  closed: 'closed',
} as const satisfies { [state in TermState]: state };

registerEnumType(TraderKinds, { name: 'TraderKind' });
registerEnumType(TraderStates, { name: 'TraderState' });
registerEnumType(TermStates, { name: 'TermState' });

/** A branch as other records name it. */
@ObjectType()
export class Branch {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;
}

/** A trading member as lists and records show it; personal data masked (T6). */
@ObjectType('Trader')
export class TraderFacts {
  @Field(() => ID)
  id!: string;

  @Field({ description: '交易商編號' })
  number!: string;

  @Field()
  name!: string;

  @Field(() => TraderKinds)
  kind!: TraderKind;

  @Field(() => TraderStates)
  state!: TraderState;

  @Field({ description: 'Which paper the certificate is' })
  certificateKind!: string;

  @Field({ description: 'Masked; revealTraderField shows it in clear' })
  certificate!: string;

  @Field(() => Branch)
  branch!: Branch;

  @Field(() => String, { nullable: true, description: '市場負責人; null where there is none' })
  marketOwner!: string | null;

  @Field({ description: '重要: served first' })
  priority!: boolean;

  @Field(() => String, { nullable: true })
  seatNumber!: string | null;

  @Field()
  remark!: string;

  @Field(() => String, { nullable: true, description: 'The main phone, masked; null for a trader without any' })
  mainPhone!: string | null;

  @Field(() => String, { nullable: true, description: 'First day of the current term, YYYY-MM-DD' })
  termStartsOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Last day of the current term, YYYY-MM-DD' })
  termEndsOn!: string | null;

  @Field(() => TermStates, { nullable: true })
  termState!: TermState | null;

  @Field(() => Int, { description: 'Rises with every change' })
  version!: number;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date)
  updatedAt!: Date;
}

/** One of a trader's phones, masked. */
@ObjectType('TraderPhone')
export class MaskedPhone {
  @Field(() => Int, { description: '1 is the main one' })
  position!: number;

  @Field()
  masked!: string;
}

/** A term of the market agreement, the seat with it (T3). */
@ObjectType('TraderTerm')
export class TermFacts {
  @Field(() => ID)
  id!: string;

  @Field({ description: 'YYYY-MM-DD' })
  startsOn!: string;

  @Field({ description: 'The last day, YYYY-MM-DD' })
  endsOn!: string;

  @Field(() => TermStates)
  state!: TermState;

  @Field({ description: 'Whether no other follows it' })
  current!: boolean;

  @Field(() => Int, { description: 'Rises with every change' })
  version!: number;
}
