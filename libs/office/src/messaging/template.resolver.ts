import { Permit } from '@kefu/platform/permissions';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { TemplateService } from './template.service.ts';
import {
  MessagePolicy,
  MessagePolicyInput,
  MessagePolicyResult,
  MessageTemplate,
  MessageTemplateInput,
  MessageTemplateResult,
  NewMessageTemplateInput,
} from './template.types.ts';

@Resolver()
export class TemplateResolver {
  readonly #templates: TemplateService;

  constructor(templates: TemplateService) {
    this.#templates = templates;
  }

  @Permit('message.read')
  @Query(() => [MessageTemplate], { description: 'The words of messages, newest version (X7)' })
  messageTemplates(): Promise<MessageTemplate[]> {
    return this.#templates.list();
  }

  @Permit('message.read')
  @Query(() => [MessagePolicy], { description: 'The sending hours of each purpose (X7)' })
  messagePolicies(): Promise<MessagePolicy[]> {
    return this.#templates.policies();
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
    return this.#templates.setPolicy(input);
  }
}
