import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Gateway } from './gateway.ts';
import { HttpGateway } from './http-gateway.ts';
import { signatureHeader, signReceipt } from './receipt-signature.ts';
import { type Answer, account, call, dispatch, patience, StandIn } from './stand-in.fixture.ts';

const secrets = { token: 'our token', receiptSecret: 'their secret' };

describe('a gateway over HTTP', () => {
  let standIn: StandIn;
  let url: string;
  const open: Gateway[] = [];
  const gateway = (settings: Record<string, string> = {}, at = url): HttpGateway => {
    const made = new HttpGateway(account(at, { settings, secrets }));
    open.push(made);
    return made;
  };
  beforeEach(async () => {
    standIn = new StandIn();
    url = await standIn.start();
    standIn.answer = () => ({ status: 202, body: { id: 'r1' } });
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((each) => each.close()));
    await standIn.stop();
  });

  it('is given key, phone and text under our token, and says its reference (X7)', async () => {
    expect(await gateway().send(dispatch, patience())).toEqual({ outcome: 'accepted', reference: 'r1' });
    expect(standIn.asked[0]).toMatchObject({ method: 'POST', url: '/messages' });
    expect(standIn.asked[0]?.headers.authorization).toBe('Bearer our token');
    expect(JSON.parse(standIn.asked[0]?.body ?? '')).toEqual({
      key: dispatch.key,
      to: dispatch.phone,
      text: dispatch.text,
    });
  });

  it('is asked in the words of its own template, whatever stands in the text (X7)', async () => {
    standIn.answer = () => ({ status: 200, body: { data: { messageId: 77 } } });
    const worded = gateway(
      {
        path: '/v2/send',
        body: '{"to":["{phone}"],"content":"{text}","n":1}',
        reference: 'data.messageId',
        keyHeader: 'idempotency-key',
      },
      `${url}/api`,
    );
    const text = 'a "quoted" {phone}\n';
    expect(await worded.send({ ...dispatch, text }, patience())).toEqual({ outcome: 'accepted', reference: '77' });
    expect(standIn.asked[0]).toMatchObject({ url: '/api/v2/send', headers: { 'idempotency-key': dispatch.key } });
    expect(JSON.parse(standIn.asked[0]?.body ?? '')).toEqual({ to: [dispatch.phone], content: text, n: 1 });
  });

  const meanings: [string, Answer, object][] = [
    ['429 asks to wait', { status: 429, body: {} }, { outcome: 'notSent', code: 'HTTP_429' }],
    ['401 is about us, not about the message', { status: 401, body: {} }, { outcome: 'notSent', code: 'HTTP_401' }],
    ['422 is definite', { status: 422, body: {} }, { outcome: 'refused', code: 'HTTP_422' }],
    ['409 may be the first try still going on', { status: 409, body: {} }, { outcome: 'unknown', code: 'HTTP_409' }],
    ['503 may hide an acceptance', { status: 503, body: {} }, { outcome: 'unknown', code: 'HTTP_503' }],
    [
      '200 without a reference is not believed',
      { status: 200, body: {} },
      { outcome: 'unknown', code: 'NO_REFERENCE' },
    ],
    ['a cut line may have carried it', 'reset', { outcome: 'unknown' }],
    ['silence may have carried it', 'silence', { outcome: 'unknown', code: 'TIMEOUT' }],
  ];
  it.each(meanings)('%s (X7)', async (_, answer, outcome) => {
    standIn.answer = () => answer;
    expect(await gateway().send(dispatch, patience(answer === 'silence' ? 1 : 20))).toMatchObject(outcome);
  });

  it('that is not there was sent nothing (X7)', async () => {
    await standIn.stop();
    expect(await gateway().send(dispatch, patience())).toMatchObject({ outcome: 'notSent', code: 'ECONNREFUSED' });
    await standIn.start();
  });

  it('is sent nothing once the lease is over (X7)', async () => {
    expect(await gateway().send(dispatch, patience(20, -1))).toEqual({ outcome: 'notSent', code: 'LEASE_RAN_OUT' });
    expect(standIn.asked).toEqual([]);
  });

  it('is asked whether it took a message, and only its own word for no counts (X7)', async () => {
    const since = new Date();
    standIn.answer = ({ url: asked }) => ({
      status: asked === `/messages/${dispatch.key}` ? 200 : 404,
      body: { id: 'r1' },
    });
    expect(await gateway().find(dispatch, since, patience())).toEqual({ outcome: 'accepted', reference: 'r1' });
    standIn.answer = () => ({ status: 404, body: { code: 'ABSENT' } });
    expect(await gateway().find(dispatch, since, patience())).toEqual({ outcome: 'absent' });
    standIn.answer = () => ({ status: 404, body: 'no such page' });
    expect(await gateway().find(dispatch, since, patience())).toEqual({ outcome: 'unknown', code: 'HTTP_404' });
    standIn.answer = () => 'silence';
    expect(await gateway().find(dispatch, since, patience(1))).toEqual({ outcome: 'unknown', code: 'TIMEOUT' });
  });

  it('is believed under its signature alone, and for five minutes (X7)', () => {
    const body = JSON.stringify({ id: 'r1', key: dispatch.key, status: 'delivered', at: '2026-11-25T10:00:00+08:00' });
    const now = Math.floor(Date.now() / 1_000);
    const signed = (at: number, secret = 'their secret') =>
      gateway().hear(call(body, undefined, { [signatureHeader]: signReceipt(secret, body, at) }));
    expect(signed(now)).toMatchObject({
      receipts: [{ reference: 'r1', key: dispatch.key, status: 'delivered', at: new Date('2026-11-25T02:00:00Z') }],
    });
    expect([signed(now - 301), signed(now, 'our token'), gateway().hear(call(body))]).toEqual([
      'notGenuine',
      'notGenuine',
      'notGenuine',
    ]);
  });

  it('tells what people answer (X7)', () => {
    const body = JSON.stringify({ from: '+8613800000000', text: 'TD', at: '2026-11-25T10:00:00+08:00' });
    const header = signReceipt('their secret', body, Math.floor(Date.now() / 1_000));
    expect(gateway().hear(call(body, undefined, { [signatureHeader]: header }))).toMatchObject({
      replies: [{ phone: '+8613800000000', text: 'TD' }],
    });
  });
});
