import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { Failure, NotFound } from '../errors/index.ts';

/** One of the caller's own sessions. */
@ObjectType()
export class MySession {
  @Field(() => ID)
  id!: string;

  @Field({ description: 'Whether it is the one that asks' })
  current!: boolean;

  @Field()
  userAgent!: string;

  @Field()
  ip!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date)
  lastUsedAt!: Date;

  @Field(() => Date)
  expiresAt!: Date;
}

@InputType()
export class ChangePasswordInput {
  @Field()
  @IsString()
  @MaxLength(200)
  current!: string;

  @Field({ description: 'At least 10 characters' })
  @IsString()
  @MinLength(10)
  @MaxLength(200)
  fresh!: string;
}

/** The password given does not fit; after ten wrong ones there is a pause. */
@ObjectType({ implements: () => [Failure] })
export class PasswordWrong extends Failure {
  static of(): PasswordWrong {
    return Object.assign(new PasswordWrong(), { code: 'PASSWORD_WRONG', message: 'The password does not fit' });
  }
}

/** The code of the authenticator does not fit, or nothing was offered to confirm. */
@ObjectType({ implements: () => [Failure] })
export class CodeWrong extends Failure {
  static of(): CodeWrong {
    return Object.assign(new CodeWrong(), { code: 'CODE_WRONG', message: 'The code does not fit' });
  }
}

/** Done. */
@ObjectType()
export class Done {
  @Field()
  done!: boolean;

  static readonly it: Done = Object.assign(new Done(), { done: true });
}

/** What an authenticator app needs; it counts once its first code was confirmed. */
@ObjectType()
export class SecondFactorOffer {
  @Field({ description: 'Base32, to be typed where no camera is at hand' })
  secret!: string;

  @Field({ description: 'otpauth://…, to be drawn as a QR code' })
  uri!: string;
}

export const PasswordResult = createUnionType({
  name: 'PasswordResult',
  types: () => [Done, PasswordWrong] as const,
});

export const SecondFactorOfferResult = createUnionType({
  name: 'SecondFactorOfferResult',
  types: () => [SecondFactorOffer, PasswordWrong] as const,
});

export const ConfirmResult = createUnionType({
  name: 'ConfirmResult',
  types: () => [Done, CodeWrong] as const,
});

export const RevokeSessionResult = createUnionType({
  name: 'RevokeSessionResult',
  types: () => [Done, NotFound] as const,
});
