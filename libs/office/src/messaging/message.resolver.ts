import { Permit } from '@kefu/platform/permissions';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { MessageService } from './message.service.ts';
import {
  MessageConnection,
  MessageListArgs,
  MessageResult,
  ResendMessageInput,
  ResendMessageResult,
} from './message.types.ts';

@Resolver()
export class MessageResolver {
  readonly #messages: MessageService;

  constructor(messages: MessageService) {
    this.#messages = messages;
  }

  @Permit('message.read')
  @Query(() => MessageConnection, { description: 'The message ledger, the latest first (X7)' })
  messages(@Args() args: MessageListArgs): Promise<MessageConnection> {
    return this.#messages.list(args);
  }

  @Permit('message.read')
  @Query(() => MessageResult, { description: 'A message with its attempts and receipts (X7)' })
  message(@Args('id', { type: () => ID }) id: string): Promise<typeof MessageResult> {
    return this.#messages.find(id);
  }

  @Permit('message.resend')
  @Mutation(() => ResendMessageResult, {
    description: 'Sends an expired or failed message again within the hours of today (X7)',
  })
  resendMessage(@Args('input') input: ResendMessageInput): Promise<typeof ResendMessageResult> {
    return this.#messages.resend(input.id, input.reason);
  }
}
