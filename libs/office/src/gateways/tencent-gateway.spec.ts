import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { account, call, dispatch, patience, StandIn } from './stand-in.fixture.ts';
import { TencentGateway } from './tencent-gateway.ts';
import { signForTencent } from './tencent-signature.ts';

const secrets = { secretId: 'id', secretKey: 'key', receiptToken: 'token' };
const receipts = 'https://kefu.example/gateway/receipts/test?token=token';

describe('Tencent Cloud SMS', () => {
  let standIn: StandIn;
  let url: string;
  let gateway: TencentGateway;
  beforeEach(async () => {
    standIn = new StandIn();
    url = await standIn.start();
    gateway = new TencentGateway(account(url, { secrets, settings: { sdkAppId: '1400' }, signature: '某市场' }));
  });
  afterEach(async () => {
    await gateway.close();
    await standIn.stop();
  });

  it('is signed for: the example of its documentation, under its example key (X7)', () => {
    // The documentation prints the hash of this canonical request, 7019a55b…, but hides the key it was signed with.
    const body = String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`;
    const header = signForTencent(
      { host: 'cvm.tencentcloudapi.com', service: 'cvm', action: 'DescribeInstances', body, timestamp: 1_551_113_065 },
      'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
      'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
    );
    expect(header).toBe(
      'TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, ' +
        'SignedHeaders=content-type;host;x-tc-action, ' +
        'Signature=644be983de9a8a3f00db8eadaba61467c3b429e2215758ba897b738ca469fd26',
    );
  });

  it('is given our template’s code, the values in its order and our key, signed (X7)', async () => {
    standIn.answer = () => ({
      status: 200,
      body: {
        Response: {
          SendStatusSet: [
            { SerialNo: '5000:1', PhoneNumber: dispatch.phone, Fee: 1, Code: 'Ok', Message: 'send success' },
          ],
          RequestId: 'x',
        },
      },
    });
    expect(await gateway.send(dispatch, patience())).toEqual({ outcome: 'accepted', reference: '5000:1' });
    const [asked] = standIn.asked;
    expect(JSON.parse(asked?.body ?? '')).toEqual({
      PhoneNumberSet: ['+8613800000000'],
      SmsSdkAppId: '1400',
      SignName: '某市场',
      TemplateId: 'SMS_1',
      TemplateParamSet: ['30', '王小明'],
      SessionContext: dispatch.key,
    });
    expect(asked?.headers).toMatchObject({
      'x-tc-action': 'SendSms',
      'x-tc-version': '2021-01-11',
      host: new URL(url).host,
    });
    expect(asked?.headers.authorization).toBe(
      signForTencent(
        {
          host: new URL(url).host,
          service: 'sms',
          action: 'SendSms',
          body: asked?.body ?? '',
          timestamp: Number(asked?.headers['x-tc-timestamp']),
        },
        'id',
        'key',
      ),
    );
  });

  it.each([
    ['LimitExceeded.PhoneNumberDailyLimit', 'notSent'],
    ['FailedOperation.InsufficientBalanceInSmsPackage', 'notSent'],
    ['InvalidParameterValue.IncorrectPhoneNumber', 'refused'],
    ['FailedOperation.PhoneNumberInBlacklist', 'refused'],
    ['InternalError.OtherError', 'unknown'],
  ])('says %s of a message: %s (X7)', async (Code, outcome) => {
    standIn.answer = () => ({
      status: 200,
      body: { Response: { SendStatusSet: [{ SerialNo: '', Code }], RequestId: 'x' } },
    });
    expect(await gateway.send(dispatch, patience())).toEqual({ outcome, code: Code });
  });

  it('says of a whole request that it is not signed well: nothing left (X7)', async () => {
    standIn.answer = () => ({
      status: 200,
      body: { Response: { Error: { Code: 'AuthFailure.SignatureFailure', Message: '' }, RequestId: 'x' } },
    });
    expect(await gateway.send(dispatch, patience())).toEqual({
      outcome: 'notSent',
      code: 'AuthFailure.SignatureFailure',
    });
  });

  it('can be found to have taken a message, and never to have not (X7)', async () => {
    const found = (SessionContext: string) => ({
      status: 200,
      body: {
        Response: {
          PullSmsSendStatusSet: [{ SerialNo: '5000:1', SessionContext, ReportStatus: 'SUCCESS' }],
          RequestId: 'x',
        },
      },
    });
    standIn.answer = () => found(dispatch.key);
    expect(await gateway.find(dispatch, new Date(), patience())).toEqual({ outcome: 'accepted', reference: '5000:1' });
    standIn.answer = () => found('another');
    expect(await gateway.find(dispatch, new Date(), patience())).toMatchObject({ outcome: 'unknown' });
  });

  it('tells receipts and replies, at the address with our token (X7)', () => {
    const report = JSON.stringify([
      {
        user_receive_time: '2026-11-25 10:00:05',
        nationcode: '86',
        mobile: '13800000000',
        report_status: 'SUCCESS',
        errmsg: 'DELIVRD',
        description: '',
        sid: '5000:1',
      },
    ]);
    expect(gateway.hear(call(report, receipts))).toMatchObject({
      receipts: [{ reference: '5000:1', status: 'delivered', at: new Date('2026-11-25T02:00:05Z') }],
      answer: { body: '{"result":0,"errmsg":"OK"}' },
    });
    const reply = JSON.stringify({
      extend: '',
      mobile: '13800000000',
      nationcode: '86',
      sign: 'x',
      text: 'T',
      time: 1_700_000_000,
    });
    expect(gateway.hear(call(reply, receipts))).toMatchObject({ replies: [{ phone: '+8613800000000', text: 'T' }] });
    expect(gateway.hear(call(report))).toBe('notGenuine');
  });
});
