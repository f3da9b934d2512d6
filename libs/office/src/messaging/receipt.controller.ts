import { Settings } from '@kefu/platform/config';
import { KefuError } from '@kefu/platform/errors';
import { Public } from '@kefu/platform/permissions';
import { Describe } from '@kefu/platform/rest';
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { z } from 'zod';
import { ReceiptService } from './receipt.service.ts';
import { receiptIsGenuine, signatureHeader } from './receipt-signature.ts';

/** What is needed of the request: the bytes as they came, for the signature. */
interface RawRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
  readonly rawBody?: Buffer;
}

const receiptShape = z.object({
  id: z.string().min(1).max(200),
  key: z.uuid().optional(),
  status: z.enum(['delivered', 'undelivered']),
  code: z.string().max(100).optional(),
  at: z.iso.datetime({ offset: true }),
});

/** Where the gateway tells what became of a message (X7). Its signature is its credential. */
@Controller('gateway')
export class ReceiptController {
  readonly #settings: Settings;
  readonly #receipts: ReceiptService;

  constructor(settings: Settings, receipts: ReceiptService) {
    this.#settings = settings;
    this.#receipts = receipts;
  }

  @Public()
  @Describe({
    summary: 'What became of a message, told by the gateway under its signature',
    status: 204,
    body: {
      'application/json': {
        type: 'object',
        required: ['id', 'status', 'at'],
        properties: {
          id: { type: 'string', description: "The gateway's own id of the message" },
          key: { type: 'string', format: 'uuid', description: 'The id that we gave it' },
          status: { enum: ['delivered', 'undelivered'] },
          code: { type: 'string' },
          at: { type: 'string', format: 'date-time' },
        },
      },
    },
  })
  @Post('receipts')
  @HttpCode(204)
  async receive(@Req() request: RawRequest): Promise<void> {
    const signature = request.headers[signatureHeader];
    const secret = this.#settings.gateway?.secret;
    const genuine =
      secret !== undefined &&
      request.rawBody !== undefined &&
      receiptIsGenuine(secret, request.rawBody, String(signature), Math.floor(Date.now() / 1_000));
    if (!genuine) throw new KefuError('UNAUTHENTICATED', 'The signature does not fit the body, or is too old');
    const parsed = receiptShape.safeParse(request.body);
    if (!parsed.success) {
      throw new KefuError('BAD_INPUT', 'Not a receipt', {
        fields: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), codes: [issue.code] })),
      });
    }
    await this.#receipts.receive(parsed.data);
  }
}
