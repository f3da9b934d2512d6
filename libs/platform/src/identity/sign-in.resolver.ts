import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Settings } from '../config/index.ts';
import { type Actor, currentActor, currentContext } from '../context/index.ts';
import type { GraphqlContext } from '../graphql/context.ts';
import { SignedIn as ForSignedIn, Public } from '../permissions/index.ts';
import { Callers } from './caller.ts';
import { Me } from './me.type.ts';
import { clearSessionCookie, setSessionCookie } from './session-cookie.ts';
import { SignInService } from './sign-in.service.ts';
import { SignedIn, SignInInput, SignInRefused, SignInResult } from './sign-in.types.ts';

@Resolver()
export class SignInResolver {
  readonly #service: SignInService;
  readonly #callers: Callers;
  readonly #settings: Settings;

  constructor(service: SignInService, callers: Callers, settings: Settings) {
    this.#service = service;
    this.#callers = callers;
    this.#settings = settings;
  }

  @Public()
  @Mutation(() => SignInResult, { description: 'Begins a session and sets its cookie' })
  async signIn(
    @Args('input') input: SignInInput,
    @Context() { request, reply }: GraphqlContext,
  ): Promise<typeof SignInResult> {
    const begun = await this.#service.signIn(input.login, input.password, request.headers['user-agent'] ?? '');
    const caller = begun && (await this.#callers.recognise(begun.token));
    if (!begun || !caller) {
      return Object.assign(new SignInRefused(), { code: 'SIGN_IN_REFUSED', message: 'Login or password do not fit' });
    }
    setSessionCookie(reply, this.#settings, begun.token, begun.expiresAt);
    return Object.assign(new SignedIn(), { me: meOf(caller.actor, caller.language ?? 'zh-Hant') });
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
  me(): Me | null {
    const { actor, language } = currentContext();
    return actor?.kind === 'person' ? meOf(currentActor(), language) : null;
  }
}

function meOf(actor: Actor, language: string): Me {
  return Object.assign(new Me(), {
    id: actor.id,
    name: actor.name,
    language,
    roles: [...actor.roles],
    permissions: [...actor.grants.keys()],
  });
}
