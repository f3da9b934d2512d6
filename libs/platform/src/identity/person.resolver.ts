import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { NotFound } from '../errors/index.ts';
import { Permit } from '../permissions/index.ts';
import { PersonService } from './person.service.ts';
import {
  ChangePersonInput,
  ChangePersonResult,
  CreatePersonInput,
  CreatePersonResult,
  PersonType,
} from './person.types.ts';
import { uuidOr } from './uuid.ts';

@Resolver()
export class PersonResolver {
  readonly #people: PersonService;

  constructor(people: PersonService) {
    this.#people = people;
  }

  @Permit('person.read')
  @Query(() => [PersonType], { description: 'Everybody who signs in, with the posts they hold (X1)' })
  people(): Promise<PersonType[]> {
    return this.#people.list();
  }

  @Permit('person.manage')
  @Mutation(() => CreatePersonResult, { description: 'Makes a person, who may do nothing until they hold a post' })
  createPerson(@Args('input') input: CreatePersonInput): Promise<typeof CreatePersonResult> {
    return this.#people.create(input);
  }

  @Permit('person.manage')
  @Mutation(() => ChangePersonResult, {
    description: 'Changes a person; shutting out or a new password ends their sessions',
  })
  changePerson(
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: ChangePersonInput,
  ): Promise<typeof ChangePersonResult> {
    return uuidOr<typeof ChangePersonResult>(id, NotFound.of('person'), () => this.#people.change(id, input));
  }
}
