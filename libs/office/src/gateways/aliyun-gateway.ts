import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { signForAliyun } from './aliyun-signature.ts';
import { parseJson, readAnswer } from './answer.ts';
import { hasToken } from './callback-token.ts';
import type { Callback, Dispatch, Gateway, GatewayAccount, Lookup, Patience, SendOutcome, Told } from './gateway.ts';
import { HttpLine, type LineResult, outcomeOf } from './http-line.ts';
import { compactShanghaiDay, readShanghaiTime } from './shanghai-time.ts';

const sent = z.object({ Code: z.string(), BizId: z.string().min(1).optional() });
const details = z.object({
  Code: z.literal('OK'),
  TotalCount: z.coerce.number().int(),
  SmsSendDetailDTOs: z.object({ SmsSendDetailDTO: z.array(z.object({ OutId: z.string().optional() })) }),
});
const report = z.object({
  phone_number: z.string(),
  report_time: z.string(),
  success: z.boolean(),
  err_code: z.string().max(100),
  biz_id: z.string().min(1).max(200),
  out_id: z.string().optional(),
});
const up = z.object({ phone_number: z.string(), send_time: z.string(), content: z.string().max(2_000) });
const pushed = z.array(z.union([report, up])).max(1_000);

const pageSize = 50;
/** Nobody is sent so many messages on one day; beyond it nothing is concluded. */
const mostPages = 20;

/** The account's trouble, or too much at once: nothing left, and other messages would fare alike. */
const accountsTrouble =
  /^(Throttling|SignatureDoesNotMatch|SignatureNonceUsed|InvalidAccessKeyId|Forbidden|isp\.RAM_PERMISSION_DENY|isv\.(BUSINESS_LIMIT_CONTROL|DAY_LIMIT_CONTROL|MONTH_LIMIT_CONTROL|OUT_OF_SERVICE|AMOUNT_NOT_ENOUGH|PRODUCT_UN_?SUBSCRIPT|PRODUCT_UNSUBSCRIBE|ACCOUNT_ABNORMAL|ACCOUNT_NOT_EXISTS|SMS_SIGNATURE_ILLEGAL|SMS_SIGN_ILLEGAL))/;
/** What happened behind the answer is not known. */
const notKnown = /^(isp\.SYSTEM_ERROR|InternalError|ServiceUnavailable|UnknownError)/;

/**
 * Alibaba Cloud SMS (dysmsapi 2017-05-25) over its documented HTTP (X7). It is not idempotent, says its documentation; but
 * our key goes along as `OutId` and comes back with receipts and in QuerySendDetails: a look-up by reference.
 */
export class AliyunGateway implements Gateway {
  readonly #account: GatewayAccount;
  readonly #line: HttpLine;

  constructor(account: GatewayAccount) {
    this.#account = account;
    this.#line = new HttpLine(account.url);
  }

  carries(templateId: string): boolean {
    return this.#account.templates.has(templateId);
  }

  async send({ key, phone, signature, templateId, values }: Dispatch, patience: Patience): Promise<SendOutcome> {
    const template = this.#account.templates.get(templateId);
    if (!template) return { outcome: 'notSent', code: 'TEMPLATE_NOT_REGISTERED' };
    const result = await this.#ask(
      'SendSms',
      {
        PhoneNumbers: nationalOf(phone),
        SignName: this.#account.signature || signature,
        TemplateCode: template.code,
        TemplateParam: JSON.stringify(values),
        OutId: key,
      },
      patience,
    );
    const answer = readAnswer(sent, result);
    if (!answer) return outcomeOf(result) ?? { outcome: 'unknown', code: 'NOT_UNDERSTOOD' };
    const { Code: code, BizId: reference } = answer;
    if (code === 'OK') return { outcome: 'accepted', reference: reference ?? null };
    if (accountsTrouble.test(code)) return { outcome: 'notSent', code };
    if (notKnown.test(code) || (result.answered && result.status >= 500)) return { outcome: 'unknown', code };
    return { outcome: 'refused', code };
  }

  async find({ key, phone }: Dispatch, since: Date, patience: Patience): Promise<Lookup> {
    // A try around midnight may stand under either day.
    for (const day of new Set([compactShanghaiDay(since), compactShanghaiDay(new Date())])) {
      for (let page = 1; ; page++) {
        const result = await this.#ask(
          'QuerySendDetails',
          { PhoneNumber: nationalOf(phone), SendDate: day, PageSize: String(pageSize), CurrentPage: String(page) },
          patience,
        );
        const answer = readAnswer(details, result);
        if (!answer || page > mostPages) return { outcome: 'unknown', code: 'LOOKUP_FAILED' };
        const { SmsSendDetailDTO: rows } = answer.SmsSendDetailDTOs;
        if (rows.some(({ OutId }) => OutId === key)) return { outcome: 'accepted', reference: null };
        if (page * pageSize >= answer.TotalCount) break;
      }
    }
    return { outcome: 'absent' };
  }

  hear({ url, body }: Callback): Told | 'notGenuine' | 'notUnderstood' {
    if (!hasToken(url, this.#account.secrets.receiptToken)) return 'notGenuine';
    const read = pushed.safeParse(parseJson(body.toString('utf8')));
    if (!read.success) return 'notUnderstood';
    const receipts: Told['receipts'][number][] = [];
    const replies: Told['replies'][number][] = [];
    for (const item of read.data) {
      if ('content' in item) {
        replies.push({
          phone: internationalOf(item.phone_number),
          text: item.content,
          at: readShanghaiTime(item.send_time) ?? new Date(),
        });
        continue;
      }
      receipts.push({
        reference: item.biz_id,
        key: z.uuid().safeParse(item.out_id).data,
        status: item.success ? 'delivered' : 'undelivered',
        code: item.err_code,
        at: readShanghaiTime(item.report_time) ?? new Date(),
      });
    }
    return { receipts, replies, answer: { type: 'application/json', body: '{"code":0,"msg":"接收成功"}' } };
  }

  close(): Promise<void> {
    return this.#line.close();
  }

  #ask(action: string, query: Readonly<Record<string, string>>, patience: Patience): Promise<LineResult> {
    const { accessKeyId = '', accessKeySecret = '' } = this.#account.secrets;
    const signed = signForAliyun(
      {
        host: new URL(this.#account.url).host,
        action,
        version: '2017-05-25',
        query,
        date: new Date().toISOString().replace(/\.\d{3}Z$/, 'Z'),
        nonce: randomUUID(),
      },
      accessKeyId,
      accessKeySecret,
    );
    return this.#line.ask({ method: 'POST', ...signed }, patience);
  }
}

/** Numbers of the mainland without their prefix, others without the plus sign, as the documentation asks. */
function nationalOf(phone: string): string {
  return phone.replace(/^\+86(?=1\d{10}$)/, '').replace(/^\+/, '');
}

function internationalOf(phone: string): string {
  return /^1\d{10}$/.test(phone) ? `+86${phone}` : `+${phone.replace(/^(\+|00)/, '')}`;
}
