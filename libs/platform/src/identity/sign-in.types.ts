import { createUnionType, Field, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { Failure } from '../errors/index.ts';
import { Me } from './me.type.ts';

/** What somebody types to sign in. */
@InputType()
export class SignInInput {
  @Field()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  login!: string;

  @Field()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  password!: string;

  @Field(() => String, { nullable: true, description: 'Six digits of the authenticator, once they are asked for' })
  @IsOptional()
  @IsString()
  @Matches(/^\d{6}$/)
  totp?: string | null;
}

/** The session began; its cookie is set. */
@ObjectType()
export class SignedIn {
  @Field(() => Me)
  me!: Me;
}

/** Login, password or code do not fit; which of them is not said. */
@ObjectType({ implements: () => [Failure] })
export class SignInRefused extends Failure {
  static of(): SignInRefused {
    return Object.assign(new SignInRefused(), {
      code: 'SIGN_IN_REFUSED',
      message: 'Login, password or code do not fit',
    });
  }
}

/** The password fits; the authenticator's code is needed too. */
@ObjectType({ implements: () => [Failure] })
export class SecondFactorRequired extends Failure {
  static of(): SecondFactorRequired {
    return Object.assign(new SecondFactorRequired(), {
      code: 'SECOND_FACTOR_REQUIRED',
      message: 'Send the code of the authenticator too',
    });
  }
}

/** Too many failed tries for this login; sessions that exist go on. */
@ObjectType({ implements: () => [Failure] })
export class TooManyTries extends Failure {
  @Field({ description: 'Seconds until the next try may succeed' })
  retryAfter!: number;

  static of(retryAfter: number): TooManyTries {
    return Object.assign(new TooManyTries(), { code: 'TOO_MANY_TRIES', message: 'Too many tries; wait', retryAfter });
  }
}

export const SignInResult = createUnionType({
  name: 'SignInResult',
  types: () => [SignedIn, SignInRefused, SecondFactorRequired, TooManyTries] as const,
});
