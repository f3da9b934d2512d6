import { addDays, businessDateAt } from '@kefu/office/calendar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type HrHouse, hrDesk, hrHouse, type Told } from './hr-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

const today = businessDateAt(new Date());

interface Kind {
  readonly __typename: string;
  readonly key: string;
  readonly version: number;
  readonly ceased: boolean;
  readonly open: number;
  readonly papers: { type: string; required: boolean }[];
  readonly fields: { path: string; code: string }[];
}

const said = (words: string): { language: string; title: string }[] =>
  ['zh-Hant', 'zh-Hans', 'en'].map((language) => ({ language, title: `${words} ${language}` }));

const field = (key: string, type: string, more: object = {}): object => ({
  key,
  labels: said(key),
  type,
  required: false,
  sensitive: false,
  fromToday: false,
  options: [],
  ...more,
});

/** What HR writes for the tests: a field of each type, two deciders, a paper that may lack. */
const parking = {
  key: 'parking',
  version: 0,
  titles: said('Parking'),
  hints: said(''),
  fields: [
    field('plate', 'text', { required: true, longest: 10 }),
    field('why', 'longText'),
    field('from', 'date', { required: true, fromToday: true }),
    field('places', 'number', { least: 1, most: 2 }),
    field('size', 'choice', {
      options: [
        { key: 'small', labels: said('Small') },
        { key: 'large', labels: said('Large') },
      ],
    }),
    field('night', 'yesNo'),
  ],
  route: [{ decider: 'currentManager' }, { decider: 'gm' }],
  papers: [] as { type: string; required: boolean }[],
  answerDays: 4,
  letterTemplateId: null as string | null,
  confirmed: true,
};

describe('kinds of request that HR writes (H1)', () => {
  let api: TestApi;
  let house: HrHouse;
  let desk: ReturnType<typeof hrDesk>;

  beforeAll(async () => {
    api = await startTestApi();
    house = await hrHouse(api);
    desk = hrDesk(api);
  });
  afterAll(() => api.close());

  const kindAnswer = `__typename ... on InvalidInput { fields { path code } } ... on HrRequestKind { key version ceased open
    papers { type required } }`;
  const saveKind = (caller: TestCaller, input: object): Promise<Kind> =>
    ask(caller, `mutation($input: SaveHrRequestKindInput!) { saveHrRequestKind(input: $input) { ${kindAnswer} } }`, {
      input,
    });
  const cease = (caller: TestCaller, input: object): Promise<Kind> =>
    ask(caller, `mutation($input: CeaseHrRequestKindInput!) { ceaseHrRequestKind(input: $input) { ${kindAnswer} } }`, {
      input,
    });
  const answers = (values: Record<string, string | null>): { key: string; value: string | null }[] =>
    Object.entries(values).map(([key, value]) => ({ key, value }));
  const file = (caller: TestCaller, kind: string, values: Record<string, string | null>, more: object = {}) =>
    desk.file(caller, { kind, answers: answers(values), ...more });
  const offered = async (caller: TestCaller): Promise<string[]> =>
    (await ask<{ kind: string }[]>(caller, '{ hrForms { kind } }')).map(({ kind }) => kind);
  const one = async (caller: TestCaller, id: string): Promise<Told> => (await desk.one(caller, id)) as Told;
  const reveal = (caller: TestCaller, id: string, key: string, reason = '辦理工資發放') =>
    ask<{ __typename: string; value?: string }>(
      caller,
      `mutation($id: ID!, $key: String!, $reason: String!) { revealHrAnswer(id: $id, key: $key, reason: $reason) {
        __typename ... on RevealedText { value } } }`,
      { id, key, reason },
    );

  it('are added by HR alone and filled in by everybody; each goes over its own route to HR’s confirmation', async () => {
    const { gatekeeper, captain, hr, gm } = house;
    await expect(saveKind(gatekeeper, parking)).rejects.toThrow(/FORBIDDEN/);
    expect(await saveKind(hr, parking)).toMatchObject({ __typename: 'HrRequestKind', version: 1, open: 0 });
    expect(await offered(gatekeeper)).toEqual(['leave', 'employmentCertificate', 'personalData', 'parking']);
    const values = { plate: '粵B12345', from: addDays(today, 3), places: '2', size: 'large', night: 'yes' };
    const draft = await file(gatekeeper, 'parking', values);
    expect(draft).toMatchObject({ state: { key: 'draft' }, form: { version: 1 } });
    expect(draft.answers?.map(({ shown }) => shown)).toEqual([
      '粵B12345',
      '',
      addDays(today, 3),
      '2',
      'Large zh-Hant',
      '是',
    ]);
    expect(await desk.move(gatekeeper, draft, 'submit')).toMatchObject({ state: { key: 'deciding' }, situation: null });
    expect((await one(captain, draft.id)).waiting).toMatchObject({ step: 'currentManager', mine: true });
    expect(await desk.one(house.consultant, draft.id)).toBeNull();
    await desk.decide(captain, draft.id);
    expect((await one(gatekeeper, draft.id)).waiting).toMatchObject({ step: 'gm' });
    await desk.decide(gm, draft.id);
    const approved = await one(hr, draft.id);
    expect(approved).toMatchObject({ state: { key: 'approved' }, waiting: null });
    expect(await desk.move(hr, approved, 'confirm')).toMatchObject({ state: { key: 'done', final: true } });
    expect((await one(gatekeeper, draft.id)).passage?.map(({ state }) => state)).toEqual([
      'draft',
      'deciding',
      'approved',
      'done',
    ]);
  });

  it('say at its field what is wrong with an answer, and everything that is missing in the language of who asks', async () => {
    const { gatekeeper } = house;
    const refused = await file(gatekeeper, 'parking', {
      plate: '粵B123456789',
      from: addDays(today, -1),
      places: '3',
      size: 'huge',
      night: 'maybe',
      colour: 'red',
    });
    expect(refused.fields?.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'input.answers.colour UNKNOWN',
      'input.answers.plate TOO_LONG',
      'input.answers.from IN_THE_PAST',
      'input.answers.places TOO_LARGE',
      'input.answers.size NO_SUCH_CHOICE',
      'input.answers.night NO_SUCH_CHOICE',
    ]);
    const codes = async (values: Record<string, string>): Promise<unknown> =>
      (await file(gatekeeper, 'parking', values)).fields?.map(({ code }) => code);
    expect(await codes({ from: '2026-02-30', places: 'many' })).toEqual(['IMPOSSIBLE_DATE', 'NOT_A_NUMBER']);
    const both = await Promise.all([1, 2].map(() => file(gatekeeper, 'parking', { why: '住得遠' })));
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['HrRequestRecord', 'OpenAlready']);
    const draft = both.find(({ __typename }) => __typename === 'HrRequestRecord') as Told;
    const lacking = await desk.move(gatekeeper, draft, 'submit');
    expect(lacking.reasons?.map(({ text }) => text)).toEqual(['請填寫「plate zh-Hant」', '請填寫「from zh-Hant」']);
    await desk.move(gatekeeper, draft, 'withdraw');
  });

  it('keep their version for what is open, and are begun no more once they ceased; a draft says so', async () => {
    const { gatekeeper, hr } = house;
    const draft = await file(gatekeeper, 'parking', { plate: '粵B1', from: today });
    const shorter = { ...parking, version: 1, fields: parking.fields.slice(0, 1) };
    const both = await Promise.all([saveKind(hr, shorter), saveKind(hr, { ...parking, version: 1 })]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['ChangedMeanwhile', 'HrRequestKind']);
    const mended = await file(
      gatekeeper,
      'parking',
      { plate: '粵B2', from: today, size: 'small' },
      { id: draft.id, version: draft.version },
    );
    expect(mended.form).toMatchObject({ version: 1 });
    expect(mended.form?.fields).toHaveLength(6);
    expect(await cease(hr, { key: 'parking', version: 2, ceased: true })).toMatchObject({ ceased: true, open: 1 });
    expect(await offered(gatekeeper)).not.toContain('parking');
    expect(await file(house.captain, 'parking', { plate: '粵B3' })).toMatchObject({ __typename: 'WrongState' });
    expect((await desk.move(gatekeeper, mended, 'submit')).reasons).toEqual([
      { code: 'KIND_CEASED', text: '這種申請已停止受理' },
    ]);
    await cease(hr, { key: 'parking', version: 2, ceased: false });
    expect(await desk.move(gatekeeper, mended, 'submit')).toMatchObject({ state: { key: 'deciding' } });
    await desk.move(gatekeeper, await one(gatekeeper, draft.id), 'withdraw');
  });

  it('are refused with every fault at its place; of a refused one nothing stays', async () => {
    const { hr } = house;
    const faults = async (more: object): Promise<string[]> =>
      (await saveKind(hr, { ...parking, key: 'faulty', ...more })).fields.map(({ path, code }) => `${path} ${code}`);
    expect(
      await faults({
        titles: said('x').slice(1),
        fields: [
          field('a', 'choice'),
          field('a', 'number', { least: 2, most: 1 }),
          field('b', 'text', { longest: 5000, detail: 'mobile' }),
        ],
        route: [{ decider: 'hr' }, { decider: 'hr' }, { decider: 'post' }],
        confirmed: false,
      }),
    ).toEqual([
      'input.titles REQUIRED',
      'input.fields.0.options REQUIRED',
      'input.fields.1.key TWICE',
      'input.fields.1.most OUT_OF_ORDER',
      'input.fields.2.longest TOO_LARGE',
      'input.route.1.decider TWICE',
      'input.route.2.postId REQUIRED',
      'input.confirmed NEEDS_CONFIRMATION',
    ]);
    expect(await faults({ fields: [], route: [] })).toEqual(['input.fields REQUIRED', 'input.route REQUIRED']);
    const [{ id }]: [{ id: string }] = await api.database.dataSource.query(
      `SELECT id FROM letter_template WHERE kind = 'hrRequest.form' AND name = '在職證明'`,
    );
    expect(
      await faults({
        route: [{ decider: 'post', postId: '00000000-0000-7000-8000-000000000000' }],
        papers: [{ type: 'nothing', required: true }],
        letterTemplateId: id,
      }),
    ).toEqual(['input.route.0.postId UNKNOWN', 'input.letterTemplateId UNKNOWN_PLACE', 'input.papers.0.type UNKNOWN']);
    const left = await api.database.pool.query(
      `SELECT FROM hr_request_kind WHERE key = 'faulty' UNION ALL SELECT FROM document_checklist WHERE key = 'hrRequest.faulty'`,
    );
    expect(left.rowCount).toBe(0);
  });

  it('ask for their papers before they are handed in', async () => {
    const { gatekeeper, hr } = house;
    const papers = [{ type: 'proofOfChange', required: true }];
    expect((await saveKind(hr, { ...parking, key: 'badge', papers })).papers).toEqual(papers);
    const draft = await file(gatekeeper, 'badge', { plate: '粵B1', from: today });
    expect((await desk.move(gatekeeper, draft, 'submit')).reasons?.map(({ code }) => code)).toEqual(['PAPER_MISSING']);
    await saveKind(hr, { ...parking, key: 'badge', version: 1, papers: [] });
    // What was begun before keeps what was asked then.
    expect((await desk.move(gatekeeper, draft, 'submit')).reasons?.map(({ code }) => code)).toEqual(['PAPER_MISSING']);
    await desk.move(gatekeeper, draft, 'withdraw');
  });

  it('seal what is sensitive; it goes on record by HR’s confirmation alone, and no audit says what it is', async () => {
    const { gatekeeper, captain, hr } = house;
    const draft = await file(gatekeeper, 'personalData', { mobile: '13800138000', address: '深圳市福田區一號' });
    expect(draft.answers?.filter(({ value }) => value)).toEqual([
      { key: 'mobile', value: '••••8000', shown: '••••8000', sealed: true },
      { key: 'address', value: '••••', shown: '••••', sealed: true },
    ]);
    // What is not said anew stays; what is emptied goes.
    const mended = await file(
      gatekeeper,
      'personalData',
      { mobile: null, address: '' },
      { id: draft.id, version: draft.version },
    );
    expect(mended.answers?.filter(({ value }) => value).map(({ key }) => key)).toEqual(['mobile']);
    await desk.move(gatekeeper, mended, 'submit');
    expect(await reveal(gatekeeper, draft.id, 'mobile')).toMatchObject({ value: '13800138000' });
    expect(await reveal(hr, draft.id, 'mobile', '查')).toMatchObject({ __typename: 'InvalidInput' });
    expect(await reveal(hr, draft.id, 'mobile')).toMatchObject({ value: '13800138000' });
    // Their manager sees that they asked, and no more.
    expect((await one(captain, draft.id)).answers?.[0]?.value).toBe('••••8000');
    expect(await reveal(captain, draft.id, 'mobile')).toMatchObject({ __typename: 'NotFound' });
    const details = (caller: TestCaller): Promise<{ key: string; masked: string }[]> =>
      ask(caller, `query($id: ID!) { personalDetails(personId: $id) { key masked } }`, { id: gatekeeper.personId });
    await desk.decide(hr, draft.id);
    expect(await details(hr)).toEqual([]);
    await desk.move(hr, await one(hr, draft.id), 'confirm');
    expect(await details(hr)).toEqual([{ key: 'mobile', masked: '••••8000' }]);
    expect(await details(gatekeeper)).toHaveLength(1);
    expect(await details(captain)).toEqual([]);
    const shown = await ask<{ value: string }>(
      hr,
      `mutation($id: ID!) { revealPersonalDetail(personId: $id, key: mobile, reason: "核對工資單") {
        ... on RevealedText { value } } }`,
      { id: gatekeeper.personId },
    );
    expect(shown).toEqual({ value: '13800138000' });
    const audited = await api.database.pool.query<{ line: string }>(
      `SELECT action || coalesce(after::text, '') AS line FROM audit_entry WHERE action LIKE '%evealed' OR action LIKE 'personalDetails%'
       ORDER BY id`,
    );
    expect(audited.rows.map(({ line }) => line)).toEqual([
      'hrRequest.revealed{"field": "mobile"}',
      'hrRequest.revealed{"field": "mobile"}',
      'personalDetails.changed{"details": ["mobile"]}',
      'personalDetail.revealed{"detail": "mobile"}',
    ]);
    const plain = await api.database.pool.query(
      `SELECT FROM hr_request WHERE hr_request::text LIKE '%13800138000%' UNION ALL
       SELECT FROM personal_detail WHERE personal_detail::text LIKE '%13800138000%' UNION ALL
       SELECT FROM audit_entry WHERE audit_entry::text LIKE '%13800138000%'`,
    );
    expect(plain.rowCount).toBe(0);
  });

  it('give the employee the certificate as soon as it is approved, with what they filled in, and no other letter', async () => {
    const { gatekeeper, hr } = house;
    const draft = await file(gatekeeper, 'employmentCertificate', { purpose: '辦理銀行貸款', recipient: '中國銀行' });
    const subject = { type: 'hrRequest', id: draft.id };
    const choices = (): Promise<{ templateId: string; name: string }[]> =>
      ask(gatekeeper, 'query($subject: SubjectInput!) { letterChoices(subject: $subject) { templateId name } }', {
        subject,
      });
    await desk.move(gatekeeper, draft, 'submit');
    expect(await choices()).toEqual([]);
    await desk.decide(hr, draft.id);
    expect((await one(gatekeeper, draft.id)).state).toMatchObject({ key: 'done', final: true });
    const [choice, ...more] = await choices();
    expect(more).toEqual([]);
    expect(choice?.name).toBe('在職證明');
    const look = await ask<{ blocks: { text: string }[] }>(
      gatekeeper,
      `query($input: WriteLetterInput!) { letterDraft(input: $input) { ... on LetterPreview { blocks { text } } } }`,
      { input: { templateId: choice?.templateId, subject } },
    );
    const words = look.blocks.map(({ text }) => text).join('\n');
    expect(words).toContain('致：中國銀行');
    expect(words).toContain('用於：辦理銀行貸款');
    const letter = await ask<{ id: string }>(
      gatekeeper,
      `mutation($input: WriteLetterInput!) { writeLetter(input: $input) { ... on Letter { id } } }`,
      { input: { templateId: choice?.templateId, subject } },
    );
    const paper = ({ headers }: TestCaller) => api.app.inject({ url: `/letters/${letter.id}/paper`, headers });
    expect((await paper(gatekeeper)).headers['content-type']).toBe('application/pdf');
    expect((await paper(house.consultant)).statusCode).toBe(404);
  });
});
