import { Global, Module } from '@nestjs/common';
import { AccountResolver } from './account.resolver.ts';
import { AccountService } from './account.service.ts';
import { ApiKeyResolver } from './api-key.resolver.ts';
import { ApiKeyService } from './api-key.service.ts';
import { Callers } from './caller.ts';
import { MeService } from './me.service.ts';
import { ClosingService } from './organisation/closing.service.ts';
import { HoldingService } from './organisation/holding.service.ts';
import { NamingService } from './organisation/naming.service.ts';
import { OrganisationResolver } from './organisation/organisation.resolver.ts';
import { OrganisationService } from './organisation/organisation.service.ts';
import { OrganisationChangesResolver } from './organisation/organisation-changes.resolver.ts';
import { ReportingService } from './organisation/reporting.service.ts';
import { PersonResolver } from './person.resolver.ts';
import { PersonService } from './person.service.ts';
import { RoleResolver } from './role.resolver.ts';
import { RoleService } from './role.service.ts';
import { SecondFactor } from './second-factor.ts';
import { SignInResolver } from './sign-in.resolver.ts';
import { SignInService } from './sign-in.service.ts';
import { SignInTries } from './sign-in-tries.ts';

const services = [
  AccountService,
  ApiKeyService,
  ClosingService,
  HoldingService,
  MeService,
  NamingService,
  OrganisationService,
  PersonService,
  ReportingService,
  RoleService,
  SignInService,
];
const resolvers = [
  AccountResolver,
  ApiKeyResolver,
  OrganisationResolver,
  OrganisationChangesResolver,
  PersonResolver,
  RoleResolver,
  SignInResolver,
];

/** Who calls, how they are recognised, and what they may do. */
@Global()
@Module({ providers: [Callers, SecondFactor, SignInTries, ...services, ...resolvers], exports: [Callers] })
export class IdentityModule {}
