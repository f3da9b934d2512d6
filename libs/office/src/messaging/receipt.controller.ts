import { Settings } from '@kefu/platform/config';
import { runAs, systemActor } from '@kefu/platform/context';
import { KefuError } from '@kefu/platform/errors';
import { Public } from '@kefu/platform/permissions';
import { Describe } from '@kefu/platform/rest';
import { Controller, Header, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { GatewayAccounts, type Told } from '../gateways/index.ts';
import { ReplyService } from './opt-outs/reply.service.ts';
import { ReceiptService } from './receipt.service.ts';

/** What is needed of the request: the bytes as they came, for the signature. */
interface RawRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly rawBody?: Buffer;
}

interface Reply {
  header(name: string, value: string): unknown;
}

const body = {
  'application/json': {
    description: 'In the form of the gateway; its signature, or the token of its address, is its credential',
    type: 'object' as const,
  },
};

/** Where gateways tell what became of a message, and what people answer (X7). */
@Controller('gateway')
export class ReceiptController {
  readonly #settings: Settings;
  readonly #gateways: GatewayAccounts;
  readonly #receipts: ReceiptService;
  readonly #replies: ReplyService;

  constructor(settings: Settings, gateways: GatewayAccounts, receipts: ReceiptService, replies: ReplyService) {
    this.#settings = settings;
    this.#gateways = gateways;
    this.#receipts = receipts;
    this.#replies = replies;
  }

  @Public()
  @Describe({ summary: 'What became of a message, told by the first gateway under its signature', status: 204, body })
  @Post('receipts')
  @HttpCode(204)
  async receive(@Req() request: RawRequest): Promise<void> {
    await this.#hear('sms', request);
  }

  @Public()
  @Describe({ summary: 'What became of messages and what people answered, told by a gateway', status: 200, body })
  @Post('receipts/:gateway')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async hear(
    @Param('gateway') name: string,
    @Req() request: RawRequest,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<string> {
    const { answer } = await this.#hear(name, request);
    reply.header('content-type', answer.type);
    return answer.body;
  }

  async #hear(name: string, request: RawRequest): Promise<Told> {
    const live = await this.#gateways.find(name);
    const told = live?.gateway.hear({
      url: new URL(request.url, this.#settings.publicUrl).href,
      headers: request.headers,
      body: request.rawBody ?? Buffer.alloc(0),
      now: Math.floor(Date.now() / 1_000),
    });
    if (told === undefined || told === 'notGenuine')
      throw new KefuError('UNAUTHENTICATED', 'The signature does not fit the body, or is too old');
    if (told === 'notUnderstood') throw new KefuError('BAD_INPUT', 'Not a receipt', { fields: [] });
    await runAs(systemActor(`gateway.${name}`), async () => {
      await this.#receipts.receive(name, told.receipts);
      await this.#replies.receive(name, told.replies);
    });
    return told;
  }
}
