import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { NotFound } from '../errors/index.ts';
import { SignedIn } from '../permissions/index.ts';
import { AccountService } from './account.service.ts';
import {
  ChangePasswordInput,
  CodeWrong,
  ConfirmResult,
  Done,
  MySession,
  PasswordResult,
  PasswordWrong,
  RevokeSessionResult,
  SecondFactorOffer,
  SecondFactorOfferResult,
} from './account.types.ts';
import { uuidOr } from './uuid.ts';

@Resolver()
export class AccountResolver {
  readonly #account: AccountService;

  constructor(account: AccountService) {
    this.#account = account;
  }

  @SignedIn()
  @Query(() => [MySession], { description: 'The sessions in which the caller is signed in' })
  mySessions(): Promise<MySession[]> {
    return this.#account.sessions();
  }

  @SignedIn()
  @Mutation(() => RevokeSessionResult, { description: 'Ends one of the caller’s own sessions' })
  async revokeSession(@Args('id', { type: () => ID }) id: string): Promise<typeof RevokeSessionResult> {
    return uuidOr(id, false, () => this.#account.revokeSession(id)).then((done) =>
      done ? Done.it : NotFound.of('session'),
    );
  }

  @SignedIn()
  @Mutation(() => PasswordResult, { description: 'Changes the password and ends the caller’s other sessions' })
  async changePassword(@Args('input') { current, fresh }: ChangePasswordInput): Promise<typeof PasswordResult> {
    return (await this.#account.changePassword(current, fresh)) ? Done.it : PasswordWrong.of();
  }

  @SignedIn()
  @Mutation(() => SecondFactorOfferResult, {
    description: 'Offers a second factor; confirmSecondFactor takes it into use',
  })
  async offerSecondFactor(@Args('password') password: string): Promise<typeof SecondFactorOfferResult> {
    const offer = await this.#account.offerSecondFactor(password);
    return offer ? Object.assign(new SecondFactorOffer(), offer) : PasswordWrong.of();
  }

  @SignedIn()
  @Mutation(() => ConfirmResult, { description: 'Takes the offered second factor into use by its first code' })
  async confirmSecondFactor(@Args('code') code: string): Promise<typeof ConfirmResult> {
    return (await this.#account.confirmSecondFactor(code)) ? Done.it : CodeWrong.of();
  }

  @SignedIn()
  @Mutation(() => PasswordResult, { description: 'Turns the second factor off' })
  async removeSecondFactor(@Args('password') password: string): Promise<typeof PasswordResult> {
    return (await this.#account.removeSecondFactor(password)) ? Done.it : PasswordWrong.of();
  }
}
