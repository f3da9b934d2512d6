import { type InvalidInput, NotFound } from '@kefu/platform/errors';
import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { type RevealedText, RevealTextResult } from '../record/personal-detail.types.ts';
import { SaveHrRequestResult } from '../request/hr-request.types.ts';
import { RequestViewService } from '../request/request-view.service.ts';
import { SaveFormRequestInput } from './form.input.ts';
import { FormRequestService } from './form-request.service.ts';

@Resolver()
export class FormResolver {
  readonly #forms: FormRequestService;
  readonly #view: RequestViewService;

  constructor(forms: FormRequestService, view: RequestViewService) {
    this.#forms = forms;
    this.#view = view;
  }

  @Permit('hrRequest.apply')
  @Mutation(() => SaveHrRequestResult, {
    description: 'Fills in a form that HR wrote, as one’s own draft, or mends what was returned (H1)',
  })
  async saveFormRequest(@Args('input') input: SaveFormRequestInput): Promise<typeof SaveHrRequestResult> {
    const saved = await this.#forms.save(input);
    return typeof saved === 'string' ? ((await this.#view.one(saved)) ?? NotFound.of('request')) : saved;
  }

  @Permit('hrRequest.reveal')
  @Mutation(() => RevealTextResult, { description: 'One sealed answer in clear, with a reason, on the record (H1)' })
  revealHrAnswer(
    @Args('id', { type: () => ID }, ParseUUIDPipe) id: string,
    @Args('key') key: string,
    @Args('reason') reason: string,
  ): Promise<RevealedText | InvalidInput | NotFound> {
    return this.#forms.reveal(id, key, reason);
  }
}
