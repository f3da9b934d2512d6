import { ShelfPlaceInput } from '@kefu/office/documents';
import { SeenInput } from '@kefu/platform/errors';
import { Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { type ItemTick, itemTicks, type Resolution, resolutions } from './transmittal-item.entity.ts';

const enumOf = <Value extends string>(values: readonly Value[]): { [value in Value]: value } =>
  Object.fromEntries(values.map((value) => [value, value])) as { [value in Value]: value };

export const ItemTicks = enumOf<ItemTick>(itemTicks);
export const Resolutions = enumOf<Resolution>(resolutions);
registerEnumType(ItemTicks, { name: 'ItemTick', description: 'What was found of a line of the packing list (T8)' });
registerEnumType(Resolutions, { name: 'DifferenceResolution', description: 'What was agreed on a difference (T8)' });

/** One line of a packing list. */
@InputType()
export class TransmittalItemInput {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  traderId?: string | null;

  @Field(() => ID, { nullable: true, description: 'An application of the branch' })
  @IsOptional()
  @IsUUID()
  applicationId?: string | null;

  @Field({ description: 'Key or title of a type of paper, or one’s own words' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  type!: string;

  @Field(() => Int, { nullable: true, description: '1 where it is left out' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(999)
  copies?: number | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string | null;
}

@InputType()
export class SaveTransmittalInput {
  @Field(() => ID, { nullable: true, description: 'Of a draft that is being changed' })
  @IsOptional()
  @IsUUID()
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version that was read, of a draft that is being changed' })
  @IsOptional()
  @IsInt()
  version?: number | null;

  @Field(() => ID, { nullable: true, description: 'Whose parcel; needed of who sends for several branches' })
  @IsOptional()
  @IsUUID()
  branchId?: string | null;

  @Field(() => String, { nullable: true, description: 'Who carries it' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  courier?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  waybill?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string | null;

  @Field(() => [TransmittalItemInput], { description: 'The whole packing list, in order' })
  @ArrayMaxSize(300)
  @ValidateNested({ each: true })
  @Type(() => TransmittalItemInput)
  items!: TransmittalItemInput[];
}

@InputType()
export class MoveTransmittalInput extends SeenInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string | null;
}

@InputType()
export class ShelveTransmittalInput extends SeenInput {
  @Field(() => ShelfPlaceInput)
  @ValidateNested()
  @Type(() => ShelfPlaceInput)
  place!: ShelfPlaceInput;
}

/** What was found of one line. */
@InputType()
export class ItemTickInput {
  @Field(() => ID)
  @IsUUID()
  itemId!: string;

  @Field(() => Int, { description: 'The version of the line that was read' })
  @IsInt()
  version!: number;

  @Field(() => ItemTicks, { nullable: true, description: 'Null takes the tick back; extra is only for extra lines' })
  @IsOptional()
  @IsIn(itemTicks)
  tick?: ItemTick | null;
}

@InputType()
export class TickTransmittalInput {
  @Field(() => ID)
  @IsUUID()
  transmittalId!: string;

  @Field(() => [ItemTickInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(300)
  @ValidateNested({ each: true })
  @Type(() => ItemTickInput)
  ticks!: ItemTickInput[];
}

@InputType()
export class ExtraItemInput {
  @Field(() => ID)
  @IsUUID()
  transmittalId!: string;

  @Field(() => TransmittalItemInput)
  @ValidateNested()
  @Type(() => TransmittalItemInput)
  item!: TransmittalItemInput;
}

@InputType()
export class ResolveDifferenceInput {
  @Field(() => ID)
  @IsUUID()
  itemId!: string;

  @Field(() => Int, { description: 'The version of the line that was read' })
  @IsInt()
  version!: number;

  @Field(() => Resolutions)
  @IsIn(resolutions)
  resolution!: Resolution;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string | null;
}

@InputType()
export class TransmittalPolicyInput {
  @Field(() => [Int], { description: 'Office days after sending on which a parcel is chased, ascending' })
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(250, { each: true })
  chaseDays!: number[];

  @Field(() => Int, { description: 'The version that was read' })
  @IsInt()
  version!: number;
}
