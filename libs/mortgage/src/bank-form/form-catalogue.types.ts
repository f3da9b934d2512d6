import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumOf } from '../fee/fee.types.ts';
import { type CaseChoice, type CaseDatum, caseChoices, caseData } from './case-data.ts';

export const MortgageData = enumOf(...caseData);
registerEnumType(MortgageData, { name: 'MortgageDatum', description: 'What of a case may be written into a form' });
export const MortgageChoices = enumOf(...(Object.keys(caseChoices) as CaseChoice[]));
registerEnumType(MortgageChoices, { name: 'MortgageChoice', description: 'What of a case has one of a few answers' });

/** A choice with the answers that it may have. */
@ObjectType()
export class MortgageFormChoice {
  @Field(() => MortgageChoices)
  choice!: CaseChoice;

  @Field(() => [String])
  answers!: readonly string[];
}

/** Everything of a case that may go into a field of a bank's form (S20). */
@ObjectType()
export class MortgageFormCatalogue {
  @Field(() => [MortgageData], { description: 'What is written as it stands' })
  data!: readonly CaseDatum[];

  @Field(() => [MortgageFormChoice], { description: 'By what boxes are ticked and options chosen' })
  choices!: MortgageFormChoice[];

  /** As this release knows it. */
  static whole(): MortgageFormCatalogue {
    const choices = Object.values(MortgageChoices).map((choice) =>
      Object.assign(new MortgageFormChoice(), { choice, answers: caseChoices[choice] }),
    );
    return Object.assign(new MortgageFormCatalogue(), { data: caseData, choices });
  }
}
