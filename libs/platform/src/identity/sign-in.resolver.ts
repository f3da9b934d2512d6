import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Settings } from '../config/index.ts';
import { currentContext } from '../context/index.ts';
import { KefuError } from '../errors/index.ts';
import type { GraphqlContext } from '../graphql/context.ts';
import { SignedIn as ForSignedIn, Public } from '../permissions/index.ts';
import { Callers } from './caller.ts';
import { MeService } from './me.service.ts';
import { Me } from './me.type.ts';
import { clearSessionCookie, setSessionCookie } from './session-cookie.ts';
import { SignInService } from './sign-in.service.ts';
import {
  SecondFactorRequired,
  SignedIn,
  SignInInput,
  SignInRefused,
  SignInResult,
  TooManyTries,
} from './sign-in.types.ts';

@Resolver()
export class SignInResolver {
  readonly #service: SignInService;
  readonly #callers: Callers;
  readonly #me: MeService;
  readonly #settings: Settings;

  constructor(service: SignInService, callers: Callers, me: MeService, settings: Settings) {
    this.#service = service;
    this.#callers = callers;
    this.#me = me;
    this.#settings = settings;
  }

  @Public()
  @Mutation(() => SignInResult, { description: 'Begins a session and sets its cookie (X1)' })
  async signIn(
    @Args('input') { login, password, totp }: SignInInput,
    @Context() { request, reply }: GraphqlContext,
  ): Promise<typeof SignInResult> {
    const outcome = await this.#service.signIn(login, password, totp ?? null, request.headers['user-agent'] ?? '');
    switch (outcome.kind) {
      case 'refused':
        return SignInRefused.of();
      case 'codeNeeded':
        return SecondFactorRequired.of();
      case 'tooMany':
        return TooManyTries.of(outcome.retryAfter);
      case 'begun': {
        const caller = await this.#callers.recognise(outcome.token);
        if (!caller) throw new KefuError('UNAUTHENTICATED', 'The session ended while it began');
        setSessionCookie(reply, this.#settings, outcome.token, outcome.expiresAt);
        return Object.assign(new SignedIn(), { me: await this.#me.of(caller.actor, caller.language ?? 'zh-Hant') });
      }
    }
  }

  @ForSignedIn()
  @Mutation(() => Boolean, { description: 'Ends the session of this browser' })
  async signOut(@Context() { reply }: GraphqlContext): Promise<boolean> {
    await this.#service.signOut();
    clearSessionCookie(reply);
    return true;
  }

  @Public()
  @Query(() => Me, { nullable: true, description: 'The signed-in person; null for nobody and for API keys' })
  async me(): Promise<Me | null> {
    const { actor, language } = currentContext();
    return actor?.kind === 'person' ? this.#me.of(actor, language) : null;
  }
}
