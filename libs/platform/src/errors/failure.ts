import { Field, InterfaceType, ObjectType } from '@nestjs/graphql';

/**
 * An expected failure of an operation, as a member of its result union. `code` is stable and is what callers switch
 * on; `message` is English for developers.
 */
@InterfaceType({ description: 'An expected failure: switch on its type or code, show your own words.' })
export abstract class Failure {
  @Field()
  code!: string;

  @Field()
  message!: string;
}

/** The record does not exist, or the caller may not see it: the two are not told apart. */
@ObjectType({ implements: () => [Failure] })
export class NotFound extends Failure {
  static of(what: string): NotFound {
    return Object.assign(new NotFound(), { code: 'NOT_FOUND', message: `No such ${what}` });
  }
}

/** Somebody else changed the record since the caller read it: read again, then decide. */
@ObjectType({ implements: () => [Failure] })
export class ChangedMeanwhile extends Failure {
  @Field({ description: 'The version that is stored now' })
  version!: number;

  static of(version: number): ChangedMeanwhile {
    return Object.assign(new ChangedMeanwhile(), {
      code: 'CHANGED_MEANWHILE',
      message: 'The record was changed by somebody else; read it again',
      version,
    });
  }
}

/** What is wrong with one field of an input. */
@ObjectType()
export class FieldProblem {
  @Field({ description: 'Path of the field in the input, such as phones.0' })
  path!: string;

  @Field({ description: 'Stable code of the problem, such as BAD_CHECKSUM' })
  code!: string;

  @Field({ description: 'What was expected, in English for developers' })
  message!: string;
}

/** A field that broke a rule: where it stands, the rule's code, and what would do. */
export function fieldProblem(path: string, code: string, message: string): FieldProblem {
  return Object.assign(new FieldProblem(), { path, code, message });
}

/** The input broke a rule of the field; nothing was changed. */
@ObjectType({ implements: () => [Failure] })
export class InvalidInput extends Failure {
  @Field(() => [FieldProblem])
  fields!: FieldProblem[];

  static of(fields: readonly FieldProblem[]): InvalidInput {
    return Object.assign(new InvalidInput(), {
      code: 'INVALID_INPUT',
      message: fields.map((field) => `${field.path}: ${field.message}`).join('; '),
      fields: [...fields],
    });
  }

  /** One field that broke a rule. */
  static at(path: string, code: string, message: string): InvalidInput {
    return InvalidInput.of([{ path, code, message }]);
  }
}

/** The operation does not fit the state that the record is in. */
@ObjectType({ implements: () => [Failure] })
export class WrongState extends Failure {
  @Field({ description: 'The state that the record is in' })
  state!: string;

  static of(state: string, message: string): WrongState {
    return Object.assign(new WrongState(), { code: 'WRONG_STATE', message, state });
  }
}
