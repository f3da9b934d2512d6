import { RenewalPlanner } from '@kefu/accounts';
import { CalendarService } from '@kefu/office/calendar';
import { runAs, systemActor } from '@kefu/platform/context';
import { hashToken, makeToken } from '@kefu/platform/identity';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';
import { enterTrader } from './trader-factory.ts';

interface Term {
  id: string;
  version: number;
}

interface Answered {
  __typename: string;
  answer: string;
  via: string;
  applicationId: string | null;
}

const recordAnswer = `mutation($input: RenewalAnswerInput!) { answer: recordRenewalAnswer(input: $input) {
  __typename ... on RenewalAnswer { answer via note applicationId } } }`;
const renewTerms = `mutation($input: RenewTermsInput!) { answer: renewTerms(input: $input) {
  __typename ... on RenewedTerms { more outcomes { termId outcome endsOn } } ... on InvalidInput { fields { path code } } } }`;

describe('renewals in bulk and by the trader’s answer', () => {
  let api: TestApi;
  let clerk: TestCaller;
  let manager: TestCaller;
  let today: string;
  let endsOn: string;
  let next = 1;

  beforeAll(async () => {
    api = await startTestApi();
    clerk = await api.as('CS');
    manager = await api.as('M');
    today = await api.app.get(CalendarService).today();
    endsOn = new Date(Date.parse(today) + 20 * 86_400_000).toISOString().slice(0, 10);
    await api.database.pool.query('UPDATE message_policy SET opens_minute = 0, closes_minute = 1440');
    await api.database.pool.query('UPDATE calendar_day SET office = true WHERE day = $1', [today]);
  });
  afterAll(() => api.close());
  beforeEach(() => api.database.pool.query('UPDATE renewal_policy SET review_answers = false'));

  async function ask<Data = Answered>(caller: TestCaller, document: string, input: object): Promise<Data> {
    const { data, errors } = await caller.graphql<{ answer: Data }>(document, { input });
    expect(errors).toBeUndefined();
    return data?.answer as Data;
  }
  const termOf = async (traderId: string): Promise<Term> => {
    const { rows } = await api.database.pool.query<Term>(
      'SELECT id, version FROM term WHERE trader_id = $1 AND renewed_by IS NULL',
      [traderId],
    );
    if (!rows[0]) throw new Error('no term');
    return rows[0];
  };
  const trader = (branch?: string): Promise<string> =>
    enterTrader(api, { number: `R${next++}`, name: '李科美', endsOn, ...(branch && { branch }) });
  const plan = (): Promise<unknown> => runAs(systemActor('test'), () => api.app.get(RenewalPlanner).plan('person'));
  const reminders = async (termId: string): Promise<string[]> => {
    const { rows } = await api.database.pool.query<{ line: string }>(
      `SELECT state || coalesce(' ' || cause, '') AS line FROM message WHERE subject_id = $1 ORDER BY id`,
      [termId],
    );
    return rows.map(({ line }) => line);
  };
  const said = (term: Term, answer: string, more: object = {}): object => ({
    termId: term.id,
    version: term.version,
    answer,
    channel: 'phone',
    ...more,
  });

  it('stops what has not left when the term is renewed, in the same moment (T3)', async () => {
    const term = await termOf(await trader());
    await plan();
    expect(await reminders(term.id)).toEqual(['planned']);
    await clerk.graphql(`mutation($input: RenewTermInput!) { renewTerm(input: $input) { __typename } }`, {
      input: { termId: term.id, version: term.version, years: 1 },
    });
    expect(await reminders(term.id)).toEqual(['suppressed renewed']);
  });

  it('leaves alone a reminder that a worker holds (T3)', async () => {
    const term = await termOf(await trader());
    await plan();
    await api.database.pool.query(
      `UPDATE message SET state = 'sending', lease_until = now() + interval '1 minute' WHERE subject_id = $1`,
      [term.id],
    );
    await ask(clerk, renewTerms, { terms: [{ termId: term.id, version: term.version }] });
    expect(await reminders(term.id)).toEqual(['sending']);
  });

  it('renews many, and tells of each what became of it: one that cannot be renewed stops no other (T3)', async () => {
    const ids = [await trader(), await trader(), await trader(), await trader()];
    const [good, renewed, closed, changed] = await Promise.all(ids.map(termOf));
    if (!good || !renewed || !closed || !changed) throw new Error('four terms');
    await ask(clerk, renewTerms, { terms: [{ termId: renewed.id, version: renewed.version }] });
    await api.database.pool.query(`UPDATE term SET state = 'closed' WHERE id = $1`, [closed.id]);
    await api.database.pool.query('UPDATE term SET version = version + 1 WHERE id = $1', [changed.id]);
    const terms = [closed, changed, renewed, { id: ids[0], version: 1 }, good].map(({ id, version }) => ({
      termId: id,
      version,
    }));
    const { outcomes } = await ask<{ outcomes: { outcome: string; endsOn: string | null }[] }>(clerk, renewTerms, {
      terms,
      years: 2,
    });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      'closed',
      'changed',
      'alreadyRenewed',
      'notFound',
      'renewed',
    ]);
    expect(outcomes.at(-1)?.endsOn?.slice(0, 4)).toBe(String(Number(endsOn.slice(0, 4)) + 2));
  });

  it('renews each term once, however many send the same bulk at once (T3)', async () => {
    const terms = (await Promise.all([trader(), trader(), trader()].map(async (id) => termOf(await id)))).map(
      ({ id, version }) => ({ termId: id, version }),
    );
    const both = await Promise.all(
      [1, 2].map(() => ask<{ outcomes: { outcome: string }[] }>(clerk, renewTerms, { terms })),
    );
    const all = both.flatMap(({ outcomes }) => outcomes.map(({ outcome }) => outcome));
    expect(all.toSorted()).toEqual([...Array(3).fill('alreadyRenewed'), ...Array(3).fill('renewed')]);
    const { rows } = await api.database.pool.query(
      `SELECT count(*)::int AS n FROM audit_entry WHERE action = 'term.renewed' AND subject_id IN
         (SELECT trader_id::text FROM term WHERE id = ANY($1::uuid[]))`,
      [terms.map(({ termId }) => termId)],
    );
    expect(rows).toEqual([{ n: 3 }]);
  });

  it('renews those whom a filter finds (T3)', async () => {
    const term = await termOf(await trader('大同'));
    await api.database.pool.query(`UPDATE term SET state = 'expiring' WHERE id = $1`, [term.id]);
    await ask(clerk, recordAnswer, said(term, 'later'));
    const branchId = await api.unit('branch', '大同');
    expect(
      await ask(clerk, renewTerms, { filter: { branchIds: [branchId], answers: ['later'], endsTo: endsOn } }),
    ).toMatchObject({ more: false, outcomes: [{ termId: term.id, outcome: 'renewed' }] });
    expect(await ask(clerk, renewTerms, {})).toMatchObject({ fields: [{ code: 'ONE_OF' }] });
  });

  it('renews by a yes, and keeps who said so where (T3)', async () => {
    const traderId = await trader();
    const term = await termOf(traderId);
    expect(await ask(clerk, recordAnswer, said(term, 'yes', { note: '電話確認', years: 2 }))).toEqual({
      __typename: 'RenewalAnswer',
      answer: 'yes',
      via: 'staff',
      note: '電話確認',
      applicationId: null,
    });
    expect((await termOf(traderId)).id).not.toBe(term.id);
    const { data } = await clerk.graphql<{
      renewalAnswers: { answer: string; channel: string }[];
      traderTimeline: { nodes: { action: string }[] };
    }>(
      `query($id: ID!) { renewalAnswers(traderId: $id) { answer channel } traderTimeline(traderId: $id) { nodes { action } } }`,
      { id: traderId },
    );
    expect(data?.renewalAnswers).toEqual([{ answer: 'yes', channel: 'phone' }]);
    expect(data?.traderTimeline.nodes.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['renewal.answered', 'term.renewed']),
    );
  });

  it('stops the reminders of the term by a no, also those that would be planned later (T3)', async () => {
    const term = await termOf(await trader());
    await plan();
    await ask(clerk, recordAnswer, said(term, 'no'));
    expect(await reminders(term.id)).toEqual(['suppressed declined']);
    await api.database.pool.query(
      `UPDATE term SET ends_on = $2::date + 1, registered_on = '2020-01-01' WHERE id = $1`,
      [term.id, today],
    );
    await plan();
    expect(await reminders(term.id)).toEqual(['suppressed declined']);
  });

  it('keeps the reminders by a later (T3)', async () => {
    const term = await termOf(await trader());
    await plan();
    await ask(clerk, recordAnswer, said(term, 'later'));
    expect(await reminders(term.id)).toEqual(['planned']);
  });

  it('takes one of two answers at once, and tells the other (T3)', async () => {
    const traderId = await trader();
    const term = await termOf(traderId);
    const branch = await api.as('BRANCH', { kind: 'branch', name: '總部營業部' });
    const answers = await Promise.all([
      ask(clerk, recordAnswer, said(term, 'no')),
      ask(branch, recordAnswer, said(term, 'later', { channel: 'branch' })),
    ]);
    expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual(['ChangedMeanwhile', 'RenewalAnswer']);
  });

  it('opens one application by a yes where the department reviews each (T3)', async () => {
    await api.database.pool.query('UPDATE renewal_policy SET review_answers = true');
    const traderId = await trader();
    const first = await ask(clerk, recordAnswer, said(await termOf(traderId), 'yes'));
    const again = await ask(clerk, recordAnswer, said(await termOf(traderId), 'yes'));
    expect(first.applicationId).not.toBeNull();
    expect(again.applicationId).toBe(first.applicationId);
    const { rows } = await api.database.pool.query(
      `SELECT kind, state, entered_via AS via FROM account_application WHERE trader_id = $1`,
      [traderId],
    );
    expect(rows).toEqual([{ kind: 'renewal', state: 'draft', via: 'staff' }]);
  });

  it('comes from a branch about its own traders only, and from an integration by its key (T3, X1)', async () => {
    const [own, foreign] = [await termOf(await trader('沈陽')), await termOf(await trader('南京'))];
    const branch = await api.as('BRANCH', { kind: 'branch', name: '沈陽' });
    expect(await ask(branch, recordAnswer, said(foreign, 'yes'))).toEqual({ __typename: 'NotFound' });
    expect(await ask(branch, recordAnswer, said(own, 'no'))).toMatchObject({ via: 'branch' });
    const secret = makeToken('kefu_');
    await api.database.pool.query(
      `INSERT INTO api_key (name, token_hash, prefix, permissions, created_by) VALUES ('ivr', $1, 'kefu_y', '{renewal.answer}', $2)`,
      [hashToken(secret), manager.personId],
    );
    const key = api.withKey(secret);
    expect(await ask(key, recordAnswer, said(foreign, 'later', { channel: 'sms' }))).toMatchObject({
      via: 'integration',
    });
  });

  it('lists who answered and who did not, the first to end first, page by page (T3)', async () => {
    const caller = await api.as('BRANCH', { kind: 'branch', name: '成都' });
    const terms = await Promise.all(
      [trader('成都'), trader('成都'), trader('成都')].map(async (id) => termOf(await id)),
    );
    await api.database.pool.query(`UPDATE term SET state = 'expiring' WHERE id = ANY($1::uuid[])`, [
      terms.map(({ id }) => id),
    ]);
    if (terms[0]) await ask(clerk, recordAnswer, said(terms[0], 'no'));
    const list = `query($filter: TermToRenewFilter, $after: String) { termsToRenew(filter: $filter, first: 1, after: $after) {
      nodes { id answer { answer } } pageInfo { hasNextPage endCursor } } }`;
    interface Page {
      termsToRenew: {
        nodes: { id: string; answer: { answer: string } | null }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    }
    const silent: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { data }: { data: Page | null } = await caller.graphql<Page>(list, {
        filter: { answers: ['none'] },
        after,
      });
      silent.push(...(data?.termsToRenew.nodes ?? []).map(({ id }) => id));
      more = data?.termsToRenew.pageInfo.hasNextPage ?? false;
      after = data?.termsToRenew.pageInfo.endCursor ?? null;
    }
    expect(new Set(silent)).toEqual(new Set(terms.slice(1).map(({ id }) => id)));
    const { data } = await caller.graphql<Page>(list, { filter: { answers: ['yes', 'no', 'later'] } });
    expect(data?.termsToRenew.nodes).toEqual([{ id: terms[0]?.id, answer: { answer: 'no' } }]);
  });
});
