import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { FranchiseeService } from './franchisee.service.ts';
import {
  AddFranchiseeAliasInput,
  AddFranchiseeInput,
  ChangeFranchiseeInput,
  FranchiseeConnection,
  FranchiseeResult,
  FranchiseesArgs,
  FranchiseeType,
  SetFranchiseeCertificateInput,
  SetFranchiseePhoneInput,
} from './franchisee.types.ts';
import { FranchiseeContactService } from './franchisee-contact.service.ts';

@Resolver()
export class FranchiseeResolver {
  readonly #franchisees: FranchiseeService;
  readonly #contacts: FranchiseeContactService;

  constructor(franchisees: FranchiseeService, contacts: FranchiseeContactService) {
    this.#franchisees = franchisees;
    this.#contacts = contacts;
  }

  @Permit('franchisee.read')
  @Query(() => FranchiseeConnection, { description: 'Franchisees, by number (F3)' })
  franchisees(@Args() args: FranchiseesArgs): Promise<FranchiseeConnection> {
    return this.#franchisees.page(args);
  }

  @Permit('franchisee.read')
  @Query(() => FranchiseeType, { nullable: true, description: 'One franchisee (F3)' })
  franchisee(@Args('franchiseeId', { type: () => ID }, ParseUUIDPipe) id: string): Promise<FranchiseeType | undefined> {
    return this.#franchisees.one(id);
  }

  @Permit('franchisee.manage')
  @Mutation(() => FranchiseeResult, { description: 'Enters a franchisee (F3)' })
  addFranchisee(@Args('input') input: AddFranchiseeInput): Promise<typeof FranchiseeResult> {
    return this.#franchisees.add(input);
  }

  @Permit('franchisee.manage')
  @Mutation(() => FranchiseeResult, {
    description: 'Changes office, tier, whether it is new, whether it is open (F3, F8)',
  })
  changeFranchisee(@Args('input') input: ChangeFranchiseeInput): Promise<typeof FranchiseeResult> {
    return this.#franchisees.change(input);
  }

  @Permit('franchisee.manage')
  @Mutation(() => FranchiseeResult, {
    description: 'Gives a franchisee another name, by which its forms are known (F3)',
  })
  addFranchiseeAlias(@Args('input') input: AddFranchiseeAliasInput): Promise<typeof FranchiseeResult> {
    return this.#franchisees.addAlias(input);
  }

  @Permit('franchisee.manage')
  @Mutation(() => FranchiseeResult, { description: 'Says where a franchisee is told how far its goods are (F31)' })
  setFranchiseePhone(@Args('input') input: SetFranchiseePhoneInput): Promise<typeof FranchiseeResult> {
    return this.#contacts.setPhone(input);
  }

  @Permit('franchisee.manage')
  @Mutation(() => FranchiseeResult, { description: 'Says by which paper a franchisee is known again (F3)' })
  setFranchiseeCertificate(@Args('input') input: SetFranchiseeCertificateInput): Promise<typeof FranchiseeResult> {
    return this.#contacts.setCertificate(input);
  }
}
