import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OverdueAnswers } from '@kefu/hr-requests';
import { ChaseApprovals } from '@kefu/office/approvals';
import { addDays, businessDateAt } from '@kefu/office/calendar';
import { runAs, systemActor } from '@kefu/platform/context';
import { ask, type HrHouse, hrDesk, hrHouse, postOf, type Told } from './hr-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

const today = businessDateAt(new Date());
const inAMonth = addDays(today, 30);

describe('an application to change posts (H1, H3, H5)', () => {
  let api: TestApi;
  let house: HrHouse;
  let desk: ReturnType<typeof hrDesk>;

  beforeAll(async () => {
    api = await startTestApi();
    house = await hrHouse(api);
    desk = hrDesk(api);
  });
  afterAll(() => api.close());

  /** Somebody new in a post like that of somebody else. */
  async function like(whom: TestCaller): Promise<TestCaller> {
    const caller = await api.as('EMP');
    await api.database.pool.query(
      `UPDATE post SET title = o.title, reports_to = o.reports_to FROM post o WHERE post.id = $1 AND o.id = $2`,
      [await postOf(api, caller), await postOf(api, whom)],
    );
    return caller;
  }
  async function draft(caller: TestCaller, to: TestCaller = house.consultant, more: object = {}): Promise<Told> {
    return desk.save(caller, {
      fromHoldingId: await desk.holdingOf(caller),
      toPostId: await postOf(api, to),
      desiredOn: inAMonth,
      reason: '我認為這樣更能實現我個人價值，為公司創造更大的價值與利益。',
      strengths: '我會以一名軍人的身份去嚴格要求自己。',
      ...more,
    });
  }
  const stateOf = async (id: string): Promise<string | undefined> =>
    (await api.database.pool.query<{ state: string }>('SELECT state FROM hr_request WHERE id = $1', [id])).rows[0]
      ?.state;

  it('goes from the employee over both managers and HR to the general manager, each step with its date', async () => {
    const { gatekeeper, captain, salesManager, hr, gm } = house;
    await api.database.pool.query('INSERT INTO employment (person_id, joined_on) VALUES ($1, $2)', [
      gatekeeper.personId,
      addDays(today, -46),
    ]);
    const written = await draft(gatekeeper);
    expect(written).toMatchObject({ __typename: 'HrRequestRecord', state: { key: 'draft' } });
    expect(await desk.one(captain, written.id)).toBeNull();
    const handedIn = await desk.move(gatekeeper, written, 'submit');
    expect(handedIn).toMatchObject({
      state: { key: 'currentManager' },
      situation: { tenure: { days: 46 }, flags: ['shortTenure'] },
      waiting: { step: 'currentManager', mine: false },
    });
    expect(handedIn.answerBy).not.toBeNull();
    for (const [who, next] of [
      [captain, 'targetManager'],
      [salesManager, 'hr'],
      [hr, 'gm'],
      [gm, 'approved'],
    ] as const) {
      expect((await desk.one(who, written.id))?.waiting?.mine).toBe(true);
      expect(await desk.decide(who, written.id)).toEqual({ __typename: 'Approval' });
      expect(await stateOf(written.id)).toBe(next);
    }
    const seen = await desk.one(gatekeeper, written.id);
    expect(seen?.passage?.map(({ state }) => state)).toEqual([
      'draft',
      'currentManager',
      'targetManager',
      'hr',
      'gm',
      'approved',
    ]);
    expect(seen).toMatchObject({ answerBy: null, waiting: null });
    expect(seen?.answeredAt).not.toBeNull();
    await desk.move(gatekeeper, seen as Told, 'withdraw');
  });

  it('is seen by its writer, by whoever stands above, by HR and by whoever is asked; to others it does not exist', async () => {
    const { captain, salesManager, consultant, hr } = house;
    const applicant = await like(house.gatekeeper);
    const written = await desk.move(applicant, await draft(applicant), 'submit');
    const seenBy = async (caller: TestCaller): Promise<boolean> => (await desk.one(caller, written.id)) !== null;
    const manager = await api.as('M');
    const all = [applicant, captain, hr, salesManager, consultant, manager];
    expect(await Promise.all(all.map(seenBy))).toEqual([true, true, true, false, false, false]);
    await desk.decide(captain, written.id);
    expect(await seenBy(salesManager)).toBe(true);
    const lists = (caller: TestCaller): Promise<{ nodes: { id: string }[] }> =>
      ask(caller, '{ hrRequests(first: 200) { nodes { id } } }');
    const inList = async (caller: TestCaller): Promise<boolean> =>
      (await lists(caller)).nodes.some(({ id }) => id === written.id);
    expect(await Promise.all(all.map(inList))).toEqual([true, true, true, true, false, false]);
    // The manager of customer service reads every approval but those of other people’s own affairs.
    const approvals = (caller: TestCaller): Promise<{ nodes: { subject: { id: string } }[] }> =>
      ask(caller, '{ approvals(first: 200) { nodes { subject { id } } } }');
    const asked = async (caller: TestCaller): Promise<boolean> =>
      (await approvals(caller)).nodes.some(({ subject }) => subject.id === written.id);
    expect(await Promise.all([manager, salesManager, hr].map(asked))).toEqual([false, true, true]);
    await desk.move(applicant, (await desk.one(applicant, written.id)) as Told, 'withdraw');
  });

  it('is decided once by whoever stands in two places', async () => {
    const { captain } = house;
    const [applicant, other] = [await like(house.gatekeeper), await like(house.gatekeeper)];
    const written = await desk.move(applicant, await draft(applicant, other), 'submit');
    expect(await desk.decide(captain, written.id)).toEqual({ __typename: 'Approval' });
    expect(await stateOf(written.id)).toBe('hr');
    const { rows } = await api.database.pool.query(
      `SELECT s.key, s.carried, s.decided_by = $2 AS captain FROM approval a JOIN approval_step s ON s.approval_id = a.id
       WHERE a.subject_id = $1 AND s.state = 'approved' ORDER BY s.position`,
      [written.id, captain.personId],
    );
    expect(rows).toEqual([
      { key: 'currentManager', carried: false, captain: true },
      { key: 'targetManager', carried: true, captain: true },
    ]);
  });

  it('goes one level up where the applicant is who would decide, and whoever decided there decides once', async () => {
    const { salesManager, hr, gm, consultant } = house;
    const written = await desk.move(salesManager, await draft(salesManager, consultant), 'submit');
    expect(await desk.decide(salesManager, written.id)).toEqual({ __typename: 'NotFound', code: 'NOT_FOUND' });
    await desk.decide(gm, written.id);
    expect(await stateOf(written.id)).toBe('hr');
    await desk.decide(hr, written.id);
    expect(await stateOf(written.id)).toBe('approved');
    const mine = await desk.move(hr, await draft(hr, consultant), 'submit');
    await desk.decide(gm, mine.id);
    await desk.decide(salesManager, mine.id);
    // HR has nobody but the applicant: the post above theirs decides, who has decided.
    expect(await stateOf(mine.id)).toBe('approved');
    await api.database.pool.query(`UPDATE hr_request SET state = 'withdrawn' WHERE id = ANY($1)`, [
      [written.id, mine.id],
    ]);
  });

  it('waits for the post, not for the person: who left is followed by whoever holds it, or stands above while nobody does', async () => {
    const [captain, applicant] = [await like(house.captain), await like(house.gatekeeper)];
    await api.database.pool.query('UPDATE post SET reports_to = $2 WHERE id = $1', [
      await postOf(api, applicant),
      await postOf(api, captain),
    ]);
    const post = await postOf(api, captain);
    const written = await desk.move(applicant, await draft(applicant), 'submit');
    await api.database.pool.query(`UPDATE post_holding SET ends_on = $2 WHERE person_id = $1`, [
      captain.personId,
      addDays(today, -1),
    ]);
    await expect(desk.decide(captain, written.id)).rejects.toThrow(/FORBIDDEN/);
    expect((await desk.one(house.gm, written.id))?.waiting?.mine).toBe(true);
    const successor = await api.as('EMP');
    await api.database.pool.query('UPDATE post_holding SET post_id = $2 WHERE person_id = $1', [
      successor.personId,
      post,
    ]);
    expect((await desk.one(house.gm, written.id))?.waiting?.mine).toBe(false);
    expect(await desk.decide(successor, written.id)).toEqual({ __typename: 'Approval' });
    expect(await stateOf(written.id)).toBe('targetManager');
  });

  it('is decided by a stand-in while the manager is away', async () => {
    const { captain, consultant, salesManager } = house;
    await ask(captain, `mutation($input: DelegateInput!) { delegateApprovals(input: $input) { __typename } }`, {
      input: { toPersonId: consultant.personId, startsOn: today, endsOn: addDays(today, 3), reason: '休假' },
    });
    const applicant = await like(house.gatekeeper);
    const written = await desk.move(applicant, await draft(applicant), 'submit');
    expect(await desk.decide(salesManager, written.id)).toMatchObject({ __typename: 'NotFound' });
    expect(await desk.decide(consultant, written.id)).toEqual({ __typename: 'Approval' });
    const { rows } = await api.database.pool.query(
      `SELECT s.decided_by, s.on_behalf_of FROM approval a JOIN approval_step s ON s.approval_id = a.id
       WHERE a.subject_id = $1 AND s.position = 1`,
      [written.id],
    );
    expect(rows).toEqual([{ decided_by: consultant.personId, on_behalf_of: captain.personId }]);
    await api.database.pool.query('UPDATE delegation SET revoked_at = now()');
  });

  it('says clearly where the chain has a hole, and loses nothing', async () => {
    const applicant = await like(house.gatekeeper);
    await api.database.pool.query('UPDATE post SET reports_to = NULL WHERE id = $1', [await postOf(api, applicant)]);
    const written = await draft(applicant);
    const refused = await desk.move(applicant, written, 'submit');
    expect(refused.reasons).toEqual([
      { code: 'NO_SUPERIOR', text: '崗位「門衛」沒有登記直接上級，無法送審；請人事登記後再提交' },
    ]);
    const vacant = await like(house.captain);
    await api.database.pool.query(
      `WITH top AS (UPDATE post SET reports_to = NULL WHERE id = $2)
       UPDATE post SET reports_to = $2 WHERE id = $1`,
      [await postOf(api, applicant), await postOf(api, vacant)],
    );
    await api.database.pool.query(`UPDATE post_holding SET ends_on = $2 WHERE person_id = $1`, [
      vacant.personId,
      addDays(today, -1),
    ]);
    expect((await desk.move(applicant, written, 'submit')).reasons?.map(({ code }) => code)).toEqual(['NOBODY_ABOVE']);
    const kept = await desk.one(applicant, written.id);
    expect(kept).toMatchObject({ state: { key: 'draft' }, version: written.version });
    expect(kept?.transitions?.find(({ key }) => key === 'submit')?.reasons).toHaveLength(1);
  });

  it('refuses days that have passed, posts that ceased, posts of others, each at its field', async () => {
    const applicant = await like(house.gatekeeper);
    const fieldsOf = async (more: object): Promise<unknown> =>
      (await draft(applicant, house.consultant, more)).fields?.map(({ path, code }) => `${path} ${code}`);
    expect(await fieldsOf({ desiredOn: addDays(today, -1) })).toEqual(['input.desiredOn IN_THE_PAST']);
    expect(await fieldsOf({ desiredOn: '2027-02-30' })).toEqual(['input.desiredOn IMPOSSIBLE_DATE']);
    expect(await fieldsOf({ fromHoldingId: await desk.holdingOf(house.captain) })).toEqual([
      'input.fromHoldingId UNKNOWN',
    ]);
    expect(await fieldsOf({ toPostId: await postOf(api, applicant) })).toEqual(['input.toPostId SAME_POST']);
    const ceased = await like(house.consultant);
    const post = await postOf(api, ceased);
    await api.database.pool.query('UPDATE post SET closed_on = $2 WHERE id = $1', [post, today]);
    expect(await fieldsOf({ toPostId: post })).toEqual(['input.toPostId POST_CEASED']);
    // Open when it was written, closing before the day that is wished for.
    await api.database.pool.query('UPDATE post SET closed_on = $2 WHERE id = $1', [post, addDays(today, 5)]);
    const written = await draft(applicant, house.consultant, { toPostId: post });
    expect((await desk.move(applicant, written, 'submit')).reasons?.map(({ code }) => code)).toEqual(['POST_CEASED']);
    const bare = await like(house.gatekeeper);
    const empty = await desk.save(bare, {});
    expect((await desk.move(bare, empty, 'submit')).reasons?.map(({ code }) => code)).toEqual([
      'FROM_MISSING',
      'TO_MISSING',
      'REASON_MISSING',
      'DAY_MISSING',
    ]);
  });

  it('is one at a time: of two drafts at once one is written, and the other answer leads to it', async () => {
    const applicant = await like(house.gatekeeper);
    const both = await Promise.all([draft(applicant), draft(applicant)]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['HrRequestRecord', 'OpenAlready']);
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
  });

  it('is handed in once by a double click, and decided once by two who decide at once', async () => {
    const { captain } = house;
    const applicant = await like(house.gatekeeper);
    const written = await draft(applicant);
    const clicks = await Promise.all([
      desk.move(applicant, written, 'submit'),
      desk.move(applicant, written, 'submit'),
    ]);
    expect(clicks.map(({ __typename }) => __typename).toSorted()).toEqual(['ChangedMeanwhile', 'HrRequestRecord']);
    const second = await like(house.captain);
    await api.database.pool.query('UPDATE post_holding SET post_id = $2 WHERE person_id = $1', [
      second.personId,
      await postOf(api, captain),
    ]);
    const both = await Promise.all([
      desk.decide(captain, written.id),
      desk.decide(second, written.id, 'reject', '人手不足'),
    ]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['Approval', 'DecidedAlready']);
    expect(['targetManager', 'rejected']).toContain(await stateOf(written.id));
  });

  it('is taken back by its writer in the moment when it is decided: one of the two happens', async () => {
    const applicant = await like(house.gatekeeper);
    const written = await desk.move(applicant, await draft(applicant), 'submit');
    const step = await desk.pending(written.id);
    const [back, decided] = await Promise.all([
      desk.move(applicant, written, 'withdraw'),
      desk.decide(house.captain, written.id, 'approve', undefined, step),
    ]);
    const state = await stateOf(written.id);
    if (state === 'withdrawn') expect(decided.__typename).not.toBe('Approval');
    else expect([back.__typename, state]).toEqual(['ChangedMeanwhile', 'targetManager']);
  });

  it('is rejected only with a reason, which its writer reads; nothing more is asked of anybody', async () => {
    const { captain, salesManager } = house;
    const applicant = await like(house.gatekeeper);
    const written = await desk.move(applicant, await draft(applicant), 'submit');
    expect(await desk.decide(captain, written.id, 'reject')).toMatchObject({ __typename: 'InvalidInput' });
    await desk.decide(captain, written.id, 'reject', '崗位人手不足，請三個月後再申請');
    expect(await desk.one(applicant, written.id)).toMatchObject({
      state: { key: 'rejected', final: true },
      answerReason: '崗位人手不足，請三個月後再申請',
      waiting: null,
    });
    expect((await desk.one(salesManager, written.id))?.id).toBeUndefined();
    // Another one may follow.
    expect(await draft(applicant)).toMatchObject({ state: { key: 'draft' } });
  });

  it('is returned, mended and handed in again; the answer is owed anew', async () => {
    const { captain } = house;
    const applicant = await like(house.gatekeeper);
    const written = await desk.move(applicant, await draft(applicant), 'submit');
    await desk.decide(captain, written.id, 'return', '請補充理由');
    const returned = await desk.one(applicant, written.id);
    expect(returned).toMatchObject({ state: { key: 'returned' }, answerReason: '請補充理由', answerBy: null });
    const { id, version } = returned as Told;
    const mended = await draft(applicant, house.consultant, { id, version, reason: '補充後的理由' });
    expect(mended).toMatchObject({ id, state: { key: 'returned' } });
    const again = await desk.move(applicant, mended, 'submit');
    expect(again).toMatchObject({ state: { key: 'currentManager' }, answeredAt: null });
    expect(await draft(applicant, house.consultant, { id, version: again.version })).toMatchObject({
      __typename: 'WrongState',
    });
  });

  it('reminds who is silent, then tells who stands above, each once, until it is decided', async () => {
    const { captain, hr, gm } = house;
    const applicant = await like(house.gatekeeper);
    const written = await desk.move(applicant, await draft(applicant), 'submit');
    const chase = (): Promise<unknown> => runAs(systemActor('test'), () => api.app.get(ChaseApprovals).tick());
    const age = (due: string): Promise<unknown> =>
      api.database.pool.query(
        `UPDATE approval_step SET ${due} = now() - interval '1 minute' WHERE state = 'pending' AND approval_id =
         (SELECT id FROM approval WHERE subject_id = $1)`,
        [written.id],
      );
    await age('remind_at');
    expect(await chase()).toEqual({ reminded: 1, escalated: 0 });
    await age('escalate_at');
    const both = await Promise.all([chase(), chase()]);
    expect(both).toEqual(
      expect.arrayContaining([
        { reminded: 0, escalated: 1 },
        { reminded: 0, escalated: 0 },
      ]),
    );
    const open = async (): Promise<string[]> => {
      const { rows } = await api.database.pool.query<{ owner_id: string }>(
        `SELECT owner_id FROM task WHERE kind = 'approval.silent' AND state = 'open' AND subject_id = $1`,
        [written.id],
      );
      return rows.map((row) => row.owner_id).toSorted();
    };
    expect(await open()).toEqual([hr.personId, gm.personId].toSorted());
    await desk.decide(captain, written.id);
    expect(await open()).toEqual([]);
  });

  it('owes an answer: when it is overdue HR and the general manager are told once, until somebody answers', async () => {
    const applicant = await like(house.gatekeeper);
    const written = await desk.move(applicant, await draft(applicant), 'submit');
    await api.database.pool.query(`UPDATE hr_request SET answer_by = now() - interval '1 minute' WHERE id = $1`, [
      written.id,
    ]);
    const tell = (): Promise<number> =>
      runAs(systemActor('test'), () =>
        api.database.transaction((tx) => api.app.get(OverdueAnswers, { strict: false }).tell(tx)),
      );
    expect((await Promise.all([tell(), tell()])).toSorted((a, b) => a - b)).toEqual([0, 1]);
    const open = async (): Promise<string[]> => {
      const { rows } = await api.database.pool.query<{ role: string }>(
        `SELECT role_key AS role FROM task WHERE kind = 'hr.answerOverdue' AND subject_id = $1 AND state = 'open' ORDER BY 1`,
        [written.id],
      );
      return rows.map(({ role }) => role);
    };
    expect(await open()).toEqual(['GM', 'HR']);
    expect(await desk.one(applicant, written.id)).toMatchObject({ waiting: { step: 'currentManager' } });
    await desk.decide(house.captain, written.id, 'reject', '人手不足');
    expect(await open()).toEqual([]);
  });

  it('shows what it moves before it is signed; what has to go on needs a name, the amendment a signature, the day a date', async () => {
    const { captain, salesManager, hr, gm } = house;
    const applicant = await like(house.gatekeeper);
    await api.database.pool.query(
      `INSERT INTO task (title, owner_id, due_at, opened_by_name) VALUES ('交接門禁記錄', $1, now() + interval '9 days', 'x')`,
      [applicant.personId],
    );
    await api.database.pool.query(
      `INSERT INTO issued_item (person_id, kind, name, issued_on, issued_by_name) VALUES ($1, 'key', '大門鑰匙', $2, 'x')`,
      [applicant.personId, today],
    );
    await api.database.pool.query(
      `INSERT INTO role_grant SELECT id, 'trader.read', 'all' FROM role WHERE key = 'PC' ON CONFLICT DO NOTHING`,
    );
    const written = await desk.move(applicant, await draft(applicant), 'submit');
    interface Mirror {
      readonly permissions: { permission: string; before: object | null; after: { scope: string } | null }[];
      readonly works: {
        kind: string;
        fate: string;
        count: number;
        titles: string[];
        successor: { name: string } | null;
      }[];
      readonly mayName: boolean;
    }
    const mirror = (caller: TestCaller): Promise<Mirror | null> =>
      ask(
        caller,
        `query($id: ID!) { transferMirror(id: $id) { mayName permissions { permission before { scope } after { scope } }
          works { kind fate count titles successor { name } } } }`,
        { id: written.id },
      );
    expect(await mirror(captain)).toMatchObject({
      mayName: true,
      permissions: expect.arrayContaining([
        { permission: 'trader.read', before: null, after: { scope: 'all' } },
      ]) as object,
      works: [
        { kind: 'task', fate: 'handedOver', count: 1, titles: ['交接門禁記錄'], successor: null },
        { kind: 'issuedItem', fate: 'givenBack', count: 1, titles: ['大門鑰匙'], successor: null },
      ],
    });
    expect(await mirror(house.consultant)).toBeNull();
    for (const who of [captain, salesManager, hr, gm]) await desk.decide(who, written.id);
    const approved = (await desk.one(hr, written.id)) as Told;
    const refused = await desk.move(hr, approved, 'sign');
    expect(refused.reasons?.map(({ code }) => code)).toEqual(['PAPER_MISSING', 'SUCCESSOR_MISSING']);
    const name = (caller: TestCaller, personId: string | null): Promise<{ __typename: string }> =>
      ask(caller, `mutation($input: NameSuccessorInput!) { nameSuccessor(input: $input) { __typename } }`, {
        input: { id: written.id, kind: 'task', personId },
      });
    expect(await name(salesManager, captain.personId)).toEqual({ __typename: 'NotFound' });
    expect(await name(captain, captain.personId)).toEqual({ __typename: 'TransferMirror' });
    await sign(written.id);
    const signed = await desk.move(hr, approved, 'sign');
    expect(signed).toMatchObject({ state: { key: 'amendmentSigned' } });
    expect((await desk.schedule(hr, signed, addDays(today, -1))).fields).toEqual([
      { path: 'input.effectiveOn', code: 'IN_THE_PAST' },
    ]);
    const both = await Promise.all([desk.schedule(hr, signed, inAMonth), desk.schedule(hr, signed, inAMonth)]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['ChangedMeanwhile', 'HrRequestRecord']);
    expect(await stateOf(written.id)).toBe('scheduled');
  });

  /** Puts the signed amendment into the papers of a request. */
  async function sign(id: string): Promise<void> {
    await api.database.pool.query(
      `WITH d AS (INSERT INTO document (subject_type, subject_id, type, form) VALUES ('hrRequest', $1, 'contractAmendment', 'original')
         RETURNING id)
       INSERT INTO document_filing (subject_type, subject_id, document_id) SELECT 'hrRequest', $1, id FROM d`,
      [id],
    );
  }

  it('warns of what the record says, and rejects nothing by itself', async () => {
    const applicant = await like(house.gatekeeper);
    const { rows } = await api.database.pool.query<{ id: string }>(
      `INSERT INTO legal_entity (name, name_key) VALUES ('甲公司', 'a'), ('乙公司', 'b') RETURNING id`,
    );
    const target = await like(house.consultant);
    await api.database.pool.query(
      `WITH e AS (INSERT INTO employment (person_id, joined_on, probation_ends_on, legal_entity_id) VALUES ($1, $2, $3, $4)),
         d AS (INSERT INTO discipline_case (person_id, matter, opened_on, opened_by_name) VALUES ($1, 'x', $2, 'x'))
       INSERT INTO post_establishment (post_id, authorised, legal_entity_id) VALUES ($5, 1, $6)`,
      [applicant.personId, addDays(today, -30), inAMonth, rows[0]?.id, await postOf(api, target), rows[1]?.id],
    );
    const written = await desk.move(applicant, await draft(applicant, target), 'submit');
    expect(written).toMatchObject({
      state: { key: 'currentManager' },
      situation: { flags: ['shortTenure', 'onProbation', 'noHeadCount', 'disciplineOpen', 'otherLegalEntity'] },
    });
    expect(await desk.decide(house.captain, written.id)).toEqual({ __typename: 'Approval' });
  });

  it('carries qualifications that HR verifies, and asks about where they are ambiguous', async () => {
    const { hr } = house;
    const applicant = await like(house.gatekeeper);
    const fields = `__typename ... on InvalidInput { fields { path code } } ... on Qualification { id version state question answer }`;
    interface Qualified extends Told {
      readonly question?: string;
      readonly answer?: string | null;
    }
    const claim = (input: object): Promise<Qualified> =>
      ask(applicant, `mutation($input: ClaimQualificationInput!) { claimQualification(input: $input) { ${fields} } }`, {
        input,
      });
    const judge = (input: object): Promise<Qualified> =>
      ask(hr, `mutation($input: JudgeQualificationInput!) { judgeQualification(input: $input) { ${fields} } }`, {
        input,
      });
    const future = { kind: 'degree', title: '市場營銷', obtainedOn: addDays(today, 200) };
    expect((await claim(future)).fields).toEqual([{ path: 'input.obtainedOn', code: 'NOT_YET' }]);
    const degree = await claim({ ...future, kind: 'degreeInProgress' });
    const { id } = degree;
    expect((await judge({ id, version: 1, judgement: 'asked' })).fields).toEqual([
      { path: 'input.question', code: 'REQUIRED' },
    ]);
    const asked = await judge({ id, version: 1, judgement: 'asked', question: '已畢業還是在讀？' });
    expect(asked).toMatchObject({ state: 'asked', question: '已畢業還是在讀？' });
    const answered = await claim({
      id,
      version: 2,
      kind: 'degree',
      title: '市場營銷',
      obtainedOn: addDays(today, -200),
      answer: '去年已畢業',
    });
    expect(answered).toMatchObject({ state: 'claimed', answer: '去年已畢業' });
    const both = await Promise.all([
      judge({ id, version: 3, judgement: 'verified' }),
      judge({ id, version: 3, judgement: 'refused' }),
    ]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['ChangedMeanwhile', 'Qualification']);
    expect(
      await ask(house.consultant, 'query($id: ID!) { qualifications(personId: $id) { id } }', {
        id: applicant.personId,
      }),
    ).toEqual([]);
  });
});
