import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { PolicyService } from './policy.service.ts';
import { PreviewService } from './preview.service.ts';
import { TemplateService } from './template.service.ts';
import {
  DecideTemplateInput,
  DecideTemplateResult,
  MessagePolicy,
  MessagePolicyInput,
  MessagePolicyResult,
  MessagePreview,
  MessageTemplate,
  MessageTemplateInput,
  MessageTemplateResult,
  NewMessageTemplateInput,
  PreviewInput,
} from './template.types.ts';

@Resolver()
export class TemplateResolver {
  readonly #templates: TemplateService;
  readonly #policies: PolicyService;
  readonly #previews: PreviewService;

  constructor(templates: TemplateService, policies: PolicyService, previews: PreviewService) {
    this.#templates = templates;
    this.#policies = policies;
    this.#previews = previews;
  }

  @Permit('message.read')
  @Query(() => [MessageTemplate], { description: 'The words of messages, newest version (X7)' })
  messageTemplates(): Promise<MessageTemplate[]> {
    return this.#templates.list();
  }

  @Permit('message.read')
  @Query(() => [MessagePolicy], { description: 'The sending hours of each purpose (X7)' })
  messagePolicies(): Promise<MessagePolicy[]> {
    return this.#policies.list();
  }

  @Permit('message.settings')
  @Query(() => MessagePreview, { description: 'Words with sample values, their segments, and what they cost (X7)' })
  messagePreview(@Args('input') input: PreviewInput): Promise<MessagePreview> {
    return this.#previews.preview(input);
  }

  @Permit('message.settings')
  @Mutation(() => DecideTemplateResult, {
    description: 'Approves the newest words of a template, or returns them (X7)',
  })
  decideMessageTemplate(@Args('input') input: DecideTemplateInput): Promise<typeof DecideTemplateResult> {
    return this.#templates.decide(input);
  }

  @Permit('message.settings')
  @Mutation(() => MessageTemplateResult, { description: 'Writes a new version of a template (X7)' })
  rewriteMessageTemplate(@Args('input') input: MessageTemplateInput): Promise<typeof MessageTemplateResult> {
    return this.#templates.rewrite(input);
  }

  @Permit('message.settings')
  @Mutation(() => MessageTemplateResult, { description: 'Adds a template to a purpose (X7)' })
  addMessageTemplate(@Args('input') input: NewMessageTemplateInput): Promise<typeof MessageTemplateResult> {
    return this.#templates.add(input);
  }

  @Permit('message.settings')
  @Mutation(() => MessagePolicyResult, { description: 'Sets the sending hours of a purpose (X7)' })
  setMessagePolicy(@Args('input') input: MessagePolicyInput): Promise<typeof MessagePolicyResult> {
    return this.#policies.set(input);
  }
}
