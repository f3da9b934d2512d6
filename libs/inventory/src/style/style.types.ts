import { Fen } from '@kefu/office/money';
import { ChangedMeanwhile, InvalidInput, NotFound, SeenInput, WrongState } from '@kefu/platform/errors';
import { connectionOf, PageArgs } from '@kefu/platform/paging';
import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  Min,
} from 'class-validator';

export const StyleStates = { ENTERED: 'ENTERED', VERIFIED: 'VERIFIED' };
registerEnumType(StyleStates, { name: 'StyleState' });
export type StyleState = keyof typeof StyleStates;

/** A colour that a style comes in. */
@ObjectType()
export class StyleColour {
  @Field({ description: 'Two digits' })
  code!: string;

  @Field()
  name!: string;
}

/** One colour and size of a style. */
@ObjectType('Sku')
export class SkuType {
  @Field(() => ID)
  id!: string;

  @Field({ description: '款號-色號-尺碼, such as NB91003-12-75B' })
  code!: string;

  @Field()
  colourCode!: string;

  @Field()
  size!: string;
}

/** A style of the master (F2). */
@ObjectType('Style')
export class StyleType {
  @Field(() => ID)
  id!: string;

  @Field({ description: '款號' })
  number!: string;

  @Field()
  name!: string;

  @Field({ description: '大類' })
  group!: string;

  @Field({ description: '類別' })
  category!: string;

  @Field(() => [String], { description: 'Codes of the seasons it is offered in' })
  seasons!: string[];

  @Field({ description: '尺碼段' })
  sizeRun!: string;

  @Field(() => [String])
  sizes!: string[];

  @Field(() => [StyleColour])
  colours!: StyleColour[];

  @Field(() => Fen)
  tagPrice!: number;

  @Field(() => Fen, { description: '合同價: what franchisees pay' })
  contractPrice!: number;

  @Field(() => String, { nullable: true, description: 'Address of its picture' })
  picture!: string | null;

  @Field(() => StyleStates)
  state!: StyleState;

  @Field(() => String, { nullable: true })
  enteredBy!: string | null;

  @Field(() => String, { nullable: true })
  verifiedBy!: string | null;

  @Field({ description: 'Whether the caller entered it, and so cannot verify it' })
  mine!: boolean;

  @Field(() => Int)
  version!: number;
}

@ObjectType()
export class StyleConnection extends connectionOf(StyleType) {
  @Field(() => Int, { description: 'How many fit the filter' })
  totalCount!: number;
}

/** How far the master is: verified / 205. */
@ObjectType()
export class StyleProgress {
  @Field({ description: '類別' })
  category!: string;

  @Field(() => Int)
  verified!: number;

  @Field(() => Int)
  total!: number;

  @Field(() => Int)
  skus!: number;
}

@ArgsType()
export class StylesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Part of a number or a name, pinyin or initials' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  text?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  category?: string | null;

  @Field(() => StyleStates, { nullable: true })
  @IsOptional()
  @IsEnum(StyleStates)
  state?: StyleState | null;
}

@InputType()
export class ChangeStyleInput {
  @Field(() => ID)
  @IsUUID()
  styleId!: string;

  @Field(() => Int, { description: 'Version that the caller saw' })
  @IsInt()
  version!: number;

  @Field()
  @IsString()
  @MaxLength(100)
  name!: string;

  @Field(() => Fen)
  @IsInt()
  @Min(1)
  tagPrice!: number;

  @Field(() => Fen)
  @IsInt()
  @Min(1)
  contractPrice!: number;
}

@InputType()
export class SetStylePictureInput extends SeenInput {
  @Field(() => ID, { description: 'What POST /files answered for a PNG, JPEG or WebP' })
  @IsUUID()
  fileId!: string;
}

@InputType()
export class VerifyStylesInput {
  @Field(() => [ID])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  styleIds!: string[];
}

/** What became of styles that somebody verified. */
@ObjectType()
export class StylesVerified {
  @Field(() => Int)
  verified!: number;

  @Field(() => Int, { description: 'Left as they are, for the caller entered them' })
  mine!: number;

  @Field(() => Int, { description: 'Verified by somebody before' })
  before!: number;
}

export const StyleResult = createUnionType({
  name: 'StyleResult',
  types: () => [StyleType, NotFound, ChangedMeanwhile, WrongState, InvalidInput] as const,
});
