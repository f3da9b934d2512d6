import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';

/** Where papers lie in the department (T5). */
@ObjectType()
export class ShelfPlace {
  @Field()
  cabinet!: string;

  @Field(() => String, { nullable: true })
  row!: string | null;

  @Field(() => String, { nullable: true })
  box!: string | null;
}

@InputType()
export class ShelfPlaceInput {
  @Field()
  @IsString()
  @IsNotEmpty()
  @MaxLength(50)
  cabinet!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  row?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  box?: string | null;
}

/** A place in the one form that is stored. */
export function readShelfPlace({ cabinet, row, box }: ShelfPlaceInput): ShelfPlace {
  const [place, shelf, inside] = [cabinet, row, box].map((part) => part?.trim().normalize('NFC') || null);
  return { cabinet: place ?? '', row: shelf ?? null, box: inside ?? null };
}

/** A place as people write it: 「A / 3 / 12」. */
export function placeInWords({ cabinet, row, box }: ShelfPlace): string {
  return [cabinet, row, box].filter(Boolean).join(' / ');
}

/** A place from its columns; null where nobody said. */
export function shelfPlaceOf(cabinet: string | null, row: string | null, box: string | null): ShelfPlace | null {
  return cabinet ? { cabinet, row, box } : null;
}
