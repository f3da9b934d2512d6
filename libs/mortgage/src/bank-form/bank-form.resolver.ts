import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { BankFormService } from './bank-form.service.ts';
import {
  AddBankFormInput,
  BankFormResult,
  EndBankFormInput,
  FillBankFormInput,
  FillBankFormResult,
  MapBankFormInput,
  MortgageBankForm,
  MortgageCaseForms,
} from './bank-form.types.ts';
import { MortgageFormCatalogue } from './form-catalogue.types.ts';
import { FormFillingService } from './form-filling.service.ts';

@Resolver()
export class BankFormResolver {
  readonly #forms: BankFormService;
  readonly #filling: FormFillingService;

  constructor(forms: BankFormService, filling: FormFillingService) {
    this.#forms = forms;
    this.#filling = filling;
  }

  @Permit('mortgageBankForm.settings')
  @Query(() => [MortgageBankForm], { description: 'Every version of the banks’ forms, the latest first (S20)' })
  mortgageBankForms(): Promise<MortgageBankForm[]> {
    return this.#forms.all();
  }

  @Permit('mortgageBankForm.settings')
  @Query(() => MortgageFormCatalogue, { description: 'What of a case may go into the fields of a form (S20)' })
  mortgageFormCatalogue(): MortgageFormCatalogue {
    return MortgageFormCatalogue.whole();
  }

  @Permit('mortgageBankForm.settings')
  @Mutation(() => BankFormResult, { description: 'Enters a version of a bank’s form, a PDF with fields (S20)' })
  addMortgageBankForm(@Args('input') input: AddBankFormInput): Promise<typeof BankFormResult> {
    return this.#forms.add(input);
  }

  @Permit('mortgageBankForm.settings')
  @Mutation(() => BankFormResult, { description: 'Says anew which datum goes into which field of a form (S20)' })
  mapMortgageBankForm(@Args('input') input: MapBankFormInput): Promise<typeof BankFormResult> {
    return this.#forms.map(input);
  }

  @Permit('mortgageBankForm.settings')
  @Mutation(() => BankFormResult, { description: 'Says until when a bank takes a version of its form (S20)' })
  endMortgageBankForm(@Args('input') input: EndBankFormInput): Promise<typeof BankFormResult> {
    return this.#forms.end(input);
  }

  @Permit('mortgageCase.read')
  @Query(() => MortgageCaseForms, {
    nullable: true,
    description: 'Forms of the banks of a case, and those filled (S20)',
  })
  async mortgageCaseForms(
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
  ): Promise<MortgageCaseForms | null> {
    return (await this.#filling.of(id)) ?? null;
  }

  @Permit('mortgageCase.work')
  @Mutation(() => FillBankFormResult, {
    description:
      'Fills a bank’s form for a case and keeps it among its papers; with every buyer’s consent only (S20, S7)',
  })
  fillMortgageForm(@Args('input') input: FillBankFormInput): Promise<typeof FillBankFormResult> {
    return this.#filling.fill(input);
  }
}
