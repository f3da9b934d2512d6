import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { account, call, dispatch, patience, StandIn } from './stand-in.fixture.ts';
import { signAsTwilio, TwilioGateway } from './twilio-gateway.ts';

const settings = { accountSid: 'AC1', from: '+15005550006' };

describe('Twilio', () => {
  let standIn: StandIn;
  let gateway: TwilioGateway;
  beforeEach(async () => {
    standIn = new StandIn();
    gateway = new TwilioGateway(account(await standIn.start(), { settings, secrets: { authToken: 'token' } }));
  });
  afterEach(async () => {
    await gateway.close();
    await standIn.stop();
  });

  it('is given the text, and an address for receipts that names our key (X7)', async () => {
    standIn.answer = () => ({ status: 201, body: { sid: 'SM1', status: 'queued' } });
    expect(await gateway.send(dispatch, patience())).toEqual({ outcome: 'accepted', reference: 'SM1' });
    const [asked] = standIn.asked;
    expect(asked).toMatchObject({ url: '/2010-04-01/Accounts/AC1/Messages.json' });
    expect(asked?.headers.authorization).toBe(`Basic ${Buffer.from('AC1:token').toString('base64')}`);
    expect(Object.fromEntries(new URLSearchParams(asked?.body))).toEqual({
      To: dispatch.phone,
      From: '+15005550006',
      Body: dispatch.text,
      StatusCallback: `https://kefu.example/gateway/receipts/test?key=${dispatch.key}`,
    });
  });

  it.each([
    [400, 21_211, { outcome: 'refused', code: 'TWILIO_21211' }],
    [401, 20_003, { outcome: 'notSent', code: 'HTTP_401' }],
    [429, 20_429, { outcome: 'notSent', code: 'HTTP_429' }],
    [503, 20_503, { outcome: 'unknown', code: 'HTTP_503' }],
  ])('answers %s with code %s (X7)', async (status, code, outcome) => {
    standIn.answer = () => ({ status, body: { code, message: '', status } });
    expect(await gateway.send(dispatch, patience())).toEqual(outcome);
  });

  it('signs as the example of its documentation (X7)', () => {
    const fields = new URLSearchParams({
      CallSid: 'CA1234567890ABCDE',
      Caller: '+12349013030',
      Digits: '1234',
      From: '+12349013030',
      To: '+18005551212',
    });
    expect(signAsTwilio('12345', 'https://mycompany.com/myapp.php?foo=1&bar=2', fields)).toBe(
      '0/KCTR6DLpKmkAf8muzZqo1nDgQ=',
    );
  });

  it('tells the end of a message under its signature; what is on its way is no receipt (X7)', () => {
    const url = `https://kefu.example/gateway/receipts/test?key=${dispatch.key}`;
    const tell = (MessageStatus: string, token = 'token') => {
      const fields = new URLSearchParams({ MessageSid: 'SM1', MessageStatus, ErrorCode: '30003' });
      return gateway.hear(call(fields.toString(), url, { 'x-twilio-signature': signAsTwilio(token, url, fields) }));
    };
    expect(tell('undelivered')).toMatchObject({
      receipts: [{ reference: 'SM1', key: dispatch.key, status: 'undelivered', code: '30003' }],
    });
    expect(tell('sent')).toMatchObject({ receipts: [] });
    expect(tell('delivered', 'another')).toBe('notGenuine');
  });

  it('tells replies, and says itself which of them are a STOP (X7)', () => {
    const url = 'https://kefu.example/gateway/receipts/test';
    const fields = new URLSearchParams({
      MessageSid: 'SM2',
      From: '+8613800000000',
      Body: 'basta',
      OptOutType: 'STOP',
    });
    const told = gateway.hear(
      call(fields.toString(), url, { 'x-twilio-signature': signAsTwilio('token', url, fields) }),
    );
    expect(told).toMatchObject({ replies: [{ phone: '+8613800000000', text: 'STOP' }], answer: { type: 'text/xml' } });
  });
});
