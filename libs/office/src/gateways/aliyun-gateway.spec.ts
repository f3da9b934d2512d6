import { createHash, createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AliyunGateway } from './aliyun-gateway.ts';
import { signForAliyun } from './aliyun-signature.ts';
import { type Asked, account, call, dispatch, patience, StandIn } from './stand-in.fixture.ts';

const secrets = { accessKeyId: 'id', accessKeySecret: 'secret', receiptToken: 'a token of ours' };
const receipts = 'https://kefu.example/gateway/receipts/test?token=a%20token%20of%20ours';

/** Checks a request as the documentation of the V3 signature says. */
function isSigned({ method, url, headers }: Asked): boolean {
  const parts = /^ACS3-HMAC-SHA256 Credential=id,SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(
    headers.authorization ?? '',
  );
  const [, names = '', signature] = parts ?? [];
  const lines = names.split(';').map((name) => `${name}:${String(headers[name])}\n`);
  const { search } = new URL(url, 'http://x');
  const empty = createHash('sha256').update('').digest('hex');
  const canonical = [method, '/', search.slice(1), lines.join(''), names, empty].join('\n');
  const toSign = `ACS3-HMAC-SHA256\n${createHash('sha256').update(canonical).digest('hex')}`;
  return signature === createHmac('sha256', 'secret').update(toSign).digest('hex');
}

describe('Alibaba Cloud SMS', () => {
  let standIn: StandIn;
  let gateway: AliyunGateway;
  beforeEach(async () => {
    standIn = new StandIn();
    gateway = new AliyunGateway(account(await standIn.start(), { secrets, signature: '某市场' }));
  });
  afterEach(async () => {
    await gateway.close();
    await standIn.stop();
  });
  const asked = (): URLSearchParams => new URL(standIn.asked.at(-1)?.url ?? '', 'http://x').searchParams;

  it('is signed for as its documentation’s example (X7)', () => {
    const { headers } = signForAliyun(
      {
        host: 'ecs.cn-shanghai.aliyuncs.com',
        action: 'RunInstances',
        version: '2014-05-26',
        query: { RegionId: 'cn-shanghai', ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd' },
        date: '2023-10-26T10:22:32Z',
        nonce: '3156853299f313e23d1673dc12e1703d',
      },
      'YourAccessKeyId',
      'YourAccessKeySecret',
    );
    expect(headers.authorization).toContain(
      'Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    );
  });

  it('is given our template’s code, the values by name and our key as OutId, signed (X7)', async () => {
    standIn.answer = () => ({ status: 200, body: { Code: 'OK', Message: 'OK', BizId: '9006^0', RequestId: 'x' } });
    expect(await gateway.send(dispatch, patience())).toEqual({ outcome: 'accepted', reference: '9006^0' });
    expect(Object.fromEntries(asked())).toEqual({
      PhoneNumbers: '13800000000',
      SignName: '某市场',
      TemplateCode: 'SMS_1',
      TemplateParam: JSON.stringify(dispatch.values),
      OutId: dispatch.key,
    });
    const [request] = standIn.asked;
    expect(request?.headers).toMatchObject({ 'x-acs-action': 'SendSms', 'x-acs-version': '2017-05-25' });
    expect(request && isSigned(request)).toBe(true);
  });

  it.each([
    ['isv.BUSINESS_LIMIT_CONTROL', 200, 'notSent'],
    ['isv.AMOUNT_NOT_ENOUGH', 200, 'notSent'],
    ['SignatureDoesNotMatch', 400, 'notSent'],
    ['Throttling.User', 400, 'notSent'],
    ['isv.MOBILE_NUMBER_ILLEGAL', 200, 'refused'],
    ['isp.SYSTEM_ERROR', 200, 'unknown'],
    ['ServiceUnavailable', 503, 'unknown'],
  ])('says %s: %s means %s (X7)', async (Code, status, outcome) => {
    standIn.answer = () => ({ status, body: { Code, Message: '', RequestId: 'x' } });
    expect(await gateway.send(dispatch, patience())).toEqual({ outcome, code: Code });
  });

  it('does not know after silence, and says nothing left where it knows no template (X7)', async () => {
    standIn.answer = () => 'silence';
    expect(await gateway.send(dispatch, patience(1))).toEqual({ outcome: 'unknown', code: 'TIMEOUT' });
    expect(await gateway.send({ ...dispatch, templateId: 'another' }, patience())).toMatchObject({
      outcome: 'notSent',
    });
  });

  it('is asked by phone and day whether it took our key, through all its pages (X7)', async () => {
    const row = (OutId: string) => ({ PhoneNum: '13800000000', SendStatus: 3, OutId });
    let hit = false;
    standIn.answer = () => ({
      status: 200,
      body: {
        Code: 'OK',
        TotalCount: '51',
        SmsSendDetailDTOs: {
          SmsSendDetailDTO:
            asked().get('CurrentPage') === '2' && hit ? [row(dispatch.key)] : Array(50).fill(row('another')),
        },
      },
    });
    expect(await gateway.find(dispatch, new Date(), patience())).toEqual({ outcome: 'absent' });
    hit = true;
    expect(await gateway.find(dispatch, new Date(), patience())).toEqual({ outcome: 'accepted', reference: null });
    expect(asked().get('PhoneNumber')).toBe('13800000000');
    standIn.answer = () => ({ status: 500, body: {} });
    expect(await gateway.find(dispatch, new Date(), patience())).toMatchObject({ outcome: 'unknown' });
  });

  it('tells receipts and replies in one form, at the address with our token (X7)', () => {
    const body = JSON.stringify([
      {
        phone_number: '13800000000',
        send_time: '2026-11-25 10:00:00',
        report_time: '2026-11-25 10:00:05',
        success: false,
        err_code: 'MOBILE_NOT_ON_SERVICE',
        err_msg: '停机',
        sms_size: '1',
        biz_id: '9006^0',
        out_id: dispatch.key,
      },
      {
        phone_number: '13800000001',
        send_time: '2026-11-25 10:01:00',
        content: '退订',
        sign_name: 'x',
        dest_code: '9',
        sequence_id: 1,
      },
    ]);
    expect(gateway.hear(call(body, receipts))).toEqual({
      receipts: [
        {
          reference: '9006^0',
          key: dispatch.key,
          status: 'undelivered',
          code: 'MOBILE_NOT_ON_SERVICE',
          at: new Date('2026-11-25T02:00:05Z'),
        },
      ],
      replies: [{ phone: '+8613800000001', text: '退订', at: new Date('2026-11-25T02:01:00Z') }],
      answer: { type: 'application/json', body: '{"code":0,"msg":"接收成功"}' },
    });
    expect(gateway.hear(call(body, receipts.replace('ours', 'theirs')))).toBe('notGenuine');
    expect(gateway.hear(call('[]x', receipts))).toBe('notUnderstood');
  });
});
