import { MoveInput } from '@kefu/office/lifecycle';
import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { TraderKinds } from '../register/trader.types.ts';
import type { TraderKind } from '../trader/trader.entity.ts';
import type { TraderWish } from '../trader/trader-fields.ts';
import {
  type ApplicationKind,
  applicationKinds,
  type ClosingReason,
  closingReasons,
  type EnteredVia,
  enteredVias,
} from './application.entity.ts';

const enumOf = <Value extends string>(values: readonly Value[]): { [value in Value]: value } =>
  Object.fromEntries(values.map((value) => [value, value])) as { [value in Value]: value };

export const ApplicationKinds = enumOf<ApplicationKind>(applicationKinds);
export const ClosingReasons = enumOf<ClosingReason>(closingReasons);
export const EnteredVias = enumOf<EnteredVia>(enteredVias);
registerEnumType(ApplicationKinds, { name: 'ApplicationKind' });
registerEnumType(ClosingReasons, { name: 'ClosingReason', description: 'Why a trader leaves (T2)' });
registerEnumType(EnteredVias, { name: 'EnteredVia' });

/** The sealed fields of an application. */
export const SealedApplicationFields = { certificate: 'certificate', phones: 'phones', bankCard: 'bankCard' } as const;
export type SealedApplicationField = keyof typeof SealedApplicationFields;
registerEnumType(SealedApplicationFields, { name: 'SealedApplicationField' });

/** What the register is to say of a trader; what is left out stays as it is. */
@InputType()
export class TraderWishInput implements TraderWish {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'The number of the paper, as staff write it' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  certificate?: string | null;

  @Field(() => [String], { nullable: true, description: 'All phones anew, the main one first' })
  @IsOptional()
  @ArrayMaxSize(9)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  phones?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Empty: there is none' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  bankCard?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  branchId?: string | null;

  @Field(() => String, { nullable: true, description: 'Empty: there is none' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  marketOwner?: string | null;

  @Field(() => String, { nullable: true, description: 'Empty: there is none' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  seatNumber?: string | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  priority?: boolean | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  remark?: string | null;
}

/** What every kind of application may say. */
@InputType({ isAbstract: true })
abstract class ApplicationWords {
  @Field(() => TraderWishInput, { nullable: true, description: 'Of an opening or a change' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TraderWishInput)
  wish?: TraderWishInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'The number that an opening asks for; given by the house otherwise',
  })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  traderNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'First day of an opening’s agreement, YYYY-MM-DD' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  startsOn?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Length of the term of an opening or a renewal; 1 where it is left out',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10)
  years?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'When a change takes effect, YYYY-MM-DD; at once where it is left out',
  })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  effectiveOn?: string | null;

  @Field(() => ClosingReasons, { nullable: true })
  @IsOptional()
  @IsIn(closingReasons)
  closingReason?: ClosingReason | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string | null;
}

@InputType()
export class EnterApplicationInput extends ApplicationWords {
  @Field(() => ApplicationKinds)
  @IsIn(applicationKinds)
  kind!: ApplicationKind;

  @Field(() => ID, { nullable: true, description: 'Whose account; of every kind but an opening' })
  @IsOptional()
  @IsUUID()
  traderId?: string | null;

  @Field(() => TraderKinds, { nullable: true, description: 'Of an opening' })
  @IsOptional()
  @IsIn(Object.keys(TraderKinds))
  traderKind?: TraderKind | null;
}

@InputType()
export class EditApplicationInput extends ApplicationWords {
  @Field(() => [SealedApplicationFields], {
    nullable: true,
    description: 'Sealed fields that stay as they were wanted; nobody needs to see them in clear for that',
  })
  @IsOptional()
  @IsIn(Object.keys(SealedApplicationFields), { each: true })
  keep?: SealedApplicationField[] | null;

  @Field(() => ID)
  @IsUUID()
  id!: string;

  @Field(() => Int, { description: 'The version that was read' })
  @IsInt()
  version!: number;
}

@InputType()
export class MoveApplicationInput extends MoveInput {}
