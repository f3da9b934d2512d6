import { defineLetterKind, letterField } from '@kefu/office/letters';
import { readPdf } from '@kefu/office/printing';
import { sql } from '@kefu/platform/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';
import { enterTrader } from './trader-factory.ts';

const template = 'id name version approvedVersion versions { version title body approvedBy approvable }';
const outcome = `__typename ... on LetterTemplate { ${template} } ... on InvalidInput { fields { path code message } } ... on WrongState { state }`;
const addTemplate = `mutation($input: AddLetterTemplateInput!) { addLetterTemplate(input: $input) { ${outcome} } }`;
const rewrite = `mutation($input: RewriteLetterTemplateInput!) { rewriteLetterTemplate(input: $input) { ${outcome} } }`;
const approve = `mutation($input: ApproveLetterTemplateInput!) { approveLetterTemplate(input: $input) { ${outcome} } }`;
const write = `mutation($input: WriteLetterInput!) { writeLetter(input: $input) { __typename
  ... on Letter { id number template templateVersion madeBy } ... on WrongState { state } } }`;
const drafting = `query($input: WriteLetterInput!) { letterDraft(input: $input) { __typename
  ... on LetterPreview { title blocks { text } problems { code } } ... on WrongState { state } } }`;
const about = 'query($subject: SubjectInput!) { lettersAbout(subject: $subject) { id number template } }';
const choosing = 'query($subject: SubjectInput!) { letterChoices(subject: $subject) { templateId name } }';

interface Template {
  readonly __typename: string;
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly approvedVersion: number | null;
  readonly versions: readonly { version: number; body: string; approvable: boolean }[];
}
interface Written {
  readonly __typename: string;
  readonly id: string;
  readonly number: string;
  readonly state?: string;
}

// A contract with an amount, as the mortgage desk will declare it (S14): the room serves more than accounts.
defineLetterKind({
  key: 'test.contract',
  title: { 'zh-Hant': '合同', 'zh-Hans': '合同', en: 'Contract' },
  subjectType: 'trader',
  fields: {
    buyer: letterField('text', '王先生', '買方', '买方', 'Buyer'),
    price: letterField('money', 123_456_700, '總價', '总价', 'Price'),
  },
  load: sql('test.contract', `SELECT name AS buyer, 88000050::bigint AS price FROM trader WHERE id = $1::uuid`),
});

describe('letters', () => {
  let api: TestApi;
  let manager: TestCaller;
  let clerk: TestCaller;
  let trader: string;
  beforeAll(async () => {
    api = await startTestApi();
    [manager, clerk] = [await api.as('M'), await api.as('BO')];
    trader = await enterTrader(api, { number: 'JY10001', name: '沈陽{endsOn}糧油', branch: '沈陽營業部' });
  });
  afterAll(() => api.close());

  const asked = async <Data>(caller: TestCaller, query: string, variables: object): Promise<Data> => {
    const { data, errors } = await caller.graphql(query, { ...variables });
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0] as Data;
  };
  const subject = (id = trader): { type: string; id: string } => ({ type: 'trader', id });
  const templates = async (): Promise<readonly Template[]> => asked(manager, `{ letterTemplates { ${template} } }`, {});
  const templateOf = async (name: string): Promise<Template> =>
    (await templates()).find((one) => one.name === name) as Template;
  const paper = (caller: TestCaller, id: string) =>
    api.app.inject({ url: `/letters/${id}/paper`, headers: caller.headers });
  const words = { language: 'zh-Hant', title: '合同 {buyer}', body: '總價 {price} 元\n大寫：{price.words}\n> {today}' };

  it('that the department writes to traders come ready for use, and name only what there is (X6)', async () => {
    const kinds = await asked<{ key: string; places: { name: string }[] }[]>(
      manager,
      '{ letterKinds { key places { name } } }',
      {},
    );
    for (const name of ['續簽通知書', '開戶確認書', '銷戶確認書']) {
      const { approvedVersion, versions } = await templateOf(name);
      expect(approvedVersion).toBe(1);
      const places = new Set(kinds.find(({ key }) => key.startsWith('trader.'))?.places.map((place) => place.name));
      expect(places.has('today')).toBe(true);
      const preview = `query($input: PreviewLetterInput!) { letterPreview(input: $input) { problems { place } blocks { text right } } }`;
      const kind = {
        續簽通知書: 'renewalNotice',
        開戶確認書: 'openingConfirmation',
        銷戶確認書: 'closingConfirmation',
      }[name];
      const input = { kind: `trader.${kind}`, language: 'zh-Hant', title: name, body: versions[0]?.body };
      const shown = await asked<{ problems: object[]; blocks: { text: string; right: boolean }[] }>(manager, preview, {
        input,
      });
      expect(shown.problems).toEqual([]);
      expect(shown.blocks.map(({ text }) => text).join('\n')).not.toContain('{');
      expect(shown.blocks.at(-1)).toMatchObject({ right: true });
    }
  });

  it('are written about a trader, numbered, kept as PDF with its font, and on the record (X6, X2)', async () => {
    const choices = await asked<object[]>(clerk, choosing, { subject: subject() });
    expect(choices).toEqual(expect.arrayContaining([expect.objectContaining({ name: '續簽通知書' })]));
    expect(choices).not.toEqual(expect.arrayContaining([expect.objectContaining({ name: '銷戶確認書' })]));
    const { id: templateId } = await templateOf('續簽通知書');
    const letter = await asked<Written>(clerk, write, { input: { templateId, subject: subject() } });
    expect(letter).toMatchObject({ __typename: 'Letter', templateVersion: 1 });
    expect(letter.number).toMatch(/^\d{4}-\d{6}$/);
    const { rawPayload, headers } = await paper(clerk, letter.id);
    expect(headers['content-type']).toContain('application/pdf');
    const { text, fonts } = readPdf(rawPayload);
    expect(fonts).toHaveLength(1);
    for (const piece of [
      '席位及入市協議續簽通知書',
      letter.number,
      'JY10001',
      '2027年3月31日',
      '沈陽營業部',
      '＿＿＿＿',
    ]) {
      expect(text).toContain(piece);
    }
    // What is merged in is never read as a place.
    expect(text).toContain('沈陽{endsOn}糧油');
    const { rows } = await api.database.pool.query<{ action: string }>(
      `SELECT action FROM audit_entry WHERE subject_type = 'trader' AND subject_id = $1 AND action LIKE 'letter.%' ORDER BY id`,
      [trader],
    );
    expect(rows.map(({ action }) => action)).toEqual(['letter.written', 'letter.opened']);
  });

  it('are shown before they are written, as they will stand on paper; nothing is kept of a look (X6)', async () => {
    const { id: templateId } = await templateOf('續簽通知書');
    const before = await asked<object[]>(clerk, about, { subject: subject() });
    const input = { templateId, subject: subject() };
    const draft = await asked<{ title: string; blocks: { text: string }[] }>(clerk, drafting, { input });
    expect(draft).toMatchObject({ __typename: 'LetterPreview', problems: [] });
    const written = await asked<Written>(clerk, write, { input });
    const { text } = readPdf((await paper(clerk, written.id)).rawPayload);
    for (const piece of [draft.title, ...draft.blocks.map((block) => block.text.trim())]) {
      for (const line of piece.match(/.{1,20}/g) ?? []) expect(text).toContain(line);
    }
    expect(await asked<object[]>(clerk, about, { subject: subject() })).toEqual(before);
    const closing = { input: { ...input, templateId: (await templateOf('銷戶確認書')).id } };
    expect(await asked(clerk, drafting, closing)).toEqual({ __typename: 'WrongState', state: 'senseless' });
    const foreign = { input: { ...input, subject: subject('018f0000-0000-7000-8000-000000000000') } };
    expect(await asked(clerk, drafting, foreign)).toEqual({ __typename: 'NotFound' });
  });

  it('are the same letter when two ask for it at once, and another when the data changed (X6)', async () => {
    const id = await enterTrader(api, { number: 'JY10002', name: '兩次', branch: '沈陽營業部' });
    const { id: templateId } = await templateOf('續簽通知書');
    const input = { templateId, subject: subject(id) };
    const two = await Promise.all([clerk, clerk].map((who) => asked<Written>(who, write, { input })));
    expect(new Set(two.map(({ number }) => number)).size).toBe(1);
    const again = await asked<Written>(clerk, write, { input });
    expect(again.number).toBe(two[0]?.number);
    await api.database.pool.query(`UPDATE trader SET name = '改了名' WHERE id = $1`, [id]);
    const changed = await asked<Written>(clerk, write, { input });
    expect(changed.number).not.toBe(again.number);
    expect(await asked<object[]>(clerk, about, { subject: subject(id) })).toHaveLength(2);
    const files = await api.database.pool.query(
      `SELECT FROM stored_file f WHERE type = 'application/pdf' AND NOT EXISTS (SELECT FROM letter WHERE file_id = f.id)`,
    );
    expect(files.rowCount).toBe(0);
  });

  it('are not written about what they make no sense for, nor seen by who may not see the trader (X6, X1)', async () => {
    const { id: templateId } = await templateOf('銷戶確認書');
    const input = { templateId, subject: subject() };
    expect(await asked<Written>(clerk, write, { input })).toEqual({ __typename: 'WrongState', state: 'senseless' });
    const stranger = await api.as('BRANCH', { kind: 'branch', name: '南海營業部' });
    const [letter] = await asked<Written[]>(clerk, about, { subject: subject() });
    expect(await asked<object[]>(stranger, about, { subject: subject() })).toEqual([]);
    expect((await paper(stranger, letter?.id ?? '')).statusCode).toBe(404);
    expect(await asked<Written>(stranger, write, { input })).toMatchObject({ __typename: 'NotFound' });
  });

  it('come from words that somebody else approved; the approved version stays in use until then (X6)', async () => {
    const input = { kind: 'test.contract', name: '合同', ...words };
    const wrong = { ...input, body: '{price} {seller} {buyer.words}', title: ' ' };
    expect(await asked(clerk, addTemplate, { input: wrong })).toMatchObject({
      fields: [
        { path: 'input.title', code: 'REQUIRED' },
        { path: 'input.body', code: 'UNKNOWN_PLACE', message: '{seller}' },
        { path: 'input.body', code: 'NO_WORDS', message: '{buyer.words}' },
      ],
    });
    const made = await asked<Template>(manager, addTemplate, { input });
    expect(made).toMatchObject({ version: 1, approvedVersion: null, versions: [{ approvable: false }] });
    expect(await asked(manager, addTemplate, { input })).toMatchObject({
      fields: [{ path: 'input.name', code: 'TAKEN' }],
    });
    const early = await asked<Written>(clerk, write, { input: { templateId: made.id, subject: subject() } });
    expect(early).toEqual({ __typename: 'WrongState', state: 'unapproved' });
    const own = await asked<Template>(manager, approve, { input: { id: made.id, version: 1 } });
    expect(own.__typename).toBe('AuthorMayNotApprove');
    const other = await api.as('DM');
    const both = await Promise.all(
      [1, 2].map(() => asked<Template>(other, approve, { input: { id: made.id, version: 1 } })),
    );
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['LetterTemplate', 'WrongState']);
    const letter = await asked<Written>(clerk, write, { input: { templateId: made.id, subject: subject() } });
    const { text } = readPdf((await paper(clerk, letter.id)).rawPayload);
    expect(text).toContain('總價 880,000.50 元');
    expect(text).toContain('大寫：捌拾捌萬元伍角');
    const rewritten = { id: made.id, version: 1, ...words, body: '新的 {price}' };
    const two = await Promise.all([1, 2].map(() => asked<Template>(clerk, rewrite, { input: rewritten })));
    expect(two.map(({ __typename }) => __typename).toSorted()).toEqual(['ChangedMeanwhile', 'LetterTemplate']);
    expect(await templateOf('合同')).toMatchObject({ version: 2, approvedVersion: 1 });
    const same = await asked<Written>(clerk, write, { input: { templateId: made.id, subject: subject() } });
    expect(same.number).toBe(letter.number);
    await expect(
      api.database.pool.query(`UPDATE letter_template_version SET body = 'x' WHERE template_id = $1`, [made.id]),
    ).rejects.toThrow();
  });
});
