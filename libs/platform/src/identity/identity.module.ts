import { Global, Module } from '@nestjs/common';
import { Callers } from './caller.ts';
import { SignInResolver } from './sign-in.resolver.ts';
import { SignInService } from './sign-in.service.ts';

/** Who calls, and how they are recognised. */
@Global()
@Module({ providers: [Callers, SignInService, SignInResolver], exports: [Callers] })
export class IdentityModule {}
