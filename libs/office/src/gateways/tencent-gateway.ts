import { z } from 'zod';
import { parseJson, readAnswer } from './answer.ts';
import { hasToken } from './callback-token.ts';
import type { Callback, Dispatch, Gateway, GatewayAccount, Lookup, Patience, SendOutcome, Told } from './gateway.ts';
import { HttpLine, type LineResult, outcomeOf } from './http-line.ts';
import { readShanghaiTime } from './shanghai-time.ts';
import { signForTencent } from './tencent-signature.ts';

const failure = z.object({ Response: z.object({ Error: z.object({ Code: z.string() }) }) });
const sent = z.object({
  Response: z.object({ SendStatusSet: z.array(z.object({ SerialNo: z.string(), Code: z.string() })).length(1) }),
});
const statuses = z.object({
  Response: z.object({
    PullSmsSendStatusSet: z.array(z.object({ SerialNo: z.string().min(1), SessionContext: z.string().optional() })),
  }),
});
const report = z.object({
  user_receive_time: z.string(),
  report_status: z.enum(['SUCCESS', 'FAIL']),
  errmsg: z.string().max(100),
  sid: z.string().min(1).max(200),
});
const reply = z.object({ mobile: z.string(), nationcode: z.string(), text: z.string().max(2_000), time: z.number() });

/** The account's trouble, or too much at once: nothing left, and other messages would fare alike. */
const accountsTrouble =
  /^(AuthFailure|UnauthorizedOperation|RequestLimitExceeded|LimitExceeded|FailedOperation\.(InsufficientBalanceInSmsPackage|SignatureIncorrectOrUnapproved))/;
/** What happened behind the answer is not known. */
const notKnown =
  /^(InternalError|ResourceUnavailable|FailedOperation$|FailedOperation\.(OtherError|FailResolvePacket))/;

/**
 * Tencent Cloud SMS (2021-01-11) over its documented HTTP (X7). It takes no key, and what it can be asked for are delivery
 * reports, not what it took: that one is missing proves nothing. So it offers neither; our key goes along as
 * `SessionContext`, by which a parked message may still be found to have left.
 */
export class TencentGateway implements Gateway {
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
        PhoneNumberSet: [phone],
        SmsSdkAppId: this.#account.settings.sdkAppId ?? '',
        SignName: this.#account.signature || signature,
        TemplateId: template.code,
        TemplateParamSet: template.order.map((name) => values[name] ?? ''),
        SessionContext: key,
      },
      patience,
    );
    const failed = readAnswer(failure, result);
    if (failed) return failureOf(failed.Response.Error.Code);
    const [status] = readAnswer(sent, result)?.Response.SendStatusSet ?? [];
    if (!status) return outcomeOf(result) ?? { outcome: 'unknown', code: 'NOT_UNDERSTOOD' };
    return status.Code === 'Ok' ? { outcome: 'accepted', reference: status.SerialNo } : failureOf(status.Code);
  }

  async find({ key, phone }: Dispatch, since: Date, patience: Patience): Promise<Lookup> {
    const result = await this.#ask(
      'PullSmsSendStatusByPhoneNumber',
      {
        BeginTime: Math.floor(since.getTime() / 1_000) - 60,
        Offset: 0,
        Limit: 100,
        PhoneNumber: phone,
        SmsSdkAppId: this.#account.settings.sdkAppId ?? '',
      },
      patience,
    );
    const found = readAnswer(statuses, result)?.Response.PullSmsSendStatusSet.find(
      ({ SessionContext }) => SessionContext === key,
    );
    return found ? { outcome: 'accepted', reference: found.SerialNo } : { outcome: 'unknown', code: 'NOT_REPORTED' };
  }

  hear({ url, body }: Callback): Told | 'notGenuine' | 'notUnderstood' {
    if (!hasToken(url, this.#account.secrets.receiptToken)) return 'notGenuine';
    const json = parseJson(body.toString('utf8'));
    const answer = { type: 'application/json', body: '{"result":0,"errmsg":"OK"}' };
    const said = reply.safeParse(json).data;
    if (said) {
      const phone = `+${said.nationcode}${said.mobile}`;
      return { receipts: [], replies: [{ phone, text: said.text, at: new Date(said.time * 1_000) }], answer };
    }
    const reports = z.array(report).max(1_000).safeParse(json).data;
    if (!reports) return 'notUnderstood';
    const receipts = reports.map((one) => ({
      reference: one.sid,
      status: one.report_status === 'SUCCESS' ? ('delivered' as const) : ('undelivered' as const),
      code: one.errmsg,
      at: readShanghaiTime(one.user_receive_time) ?? new Date(),
    }));
    return { receipts, replies: [], answer };
  }

  close(): Promise<void> {
    return this.#line.close();
  }

  #ask(action: string, parameters: object, patience: Patience): Promise<LineResult> {
    const { secretId = '', secretKey = '' } = this.#account.secrets;
    const { host } = new URL(this.#account.url);
    const body = JSON.stringify(parameters);
    const timestamp = Math.floor(Date.now() / 1_000);
    return this.#line.ask(
      {
        method: 'POST',
        path: '/',
        headers: {
          host,
          'content-type': 'application/json; charset=utf-8',
          'x-tc-action': action,
          'x-tc-version': '2021-01-11',
          'x-tc-timestamp': String(timestamp),
          'x-tc-region': this.#account.settings.region ?? 'ap-guangzhou',
          authorization: signForTencent({ host, service: 'sms', action, body, timestamp }, secretId, secretKey),
        },
        body,
      },
      patience,
    );
  }
}

function failureOf(code: string): SendOutcome {
  if (accountsTrouble.test(code)) return { outcome: 'notSent', code };
  return notKnown.test(code) ? { outcome: 'unknown', code } : { outcome: 'refused', code };
}
