import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterPaper } from './paper-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';
import { enterTrader } from './trader-factory.ts';

interface Item {
  readonly type: string;
  readonly required: boolean;
  readonly form: 'original' | 'copy' | null;
  readonly when: readonly string[];
  readonly lent: boolean;
}
interface Setting {
  readonly __typename: string;
  readonly key: string;
  readonly version: number;
  readonly items: readonly Item[];
  readonly changedBy: string;
  readonly fields: readonly { path: string; code: string }[];
}
interface TypeSetting {
  readonly __typename: string;
  readonly key: string;
  readonly title: string;
  readonly version: number;
  readonly remindDays: readonly number[];
  readonly retired: boolean;
  readonly fields: readonly { path: string; code: string }[];
}

const refusals = '... on InvalidInput { fields { path code } }';
const facts = 'key version changedBy items { type required form when lent }';
const lists = `{ documentChecklists { ${facts} } }`;
const change = `mutation($input: ChangeChecklistInput!) { answer: changeDocumentChecklist(input: $input) {
  __typename ... on ChecklistSetting { ${facts} } ${refusals} } }`;
const save = `mutation($input: SaveDocumentTypeInput!) { answer: saveDocumentType(input: $input) {
  __typename ... on DocumentTypeSetting { key title version remindDays retired } ${refusals} } }`;
const typesOf = '{ documentTypes { key title version remindDays retired } }';
const required =
  'query($subject: SubjectInput!) { paperChecklist(subject: $subject) { required items { type { key } required } } }';

describe('what papers are required', () => {
  let api: TestApi;
  let supervisor: TestCaller;
  beforeAll(async () => {
    api = await startTestApi();
    supervisor = await api.as('SUP');
  });
  afterAll(() => api.close());

  async function ask<Data>(document: string, variables: object = {}, caller = supervisor): Promise<Data> {
    const { data, errors } = await caller.graphql<Data>(document, { ...variables });
    expect(errors).toBeUndefined();
    return data as Data;
  }
  const checklist = async (key: string): Promise<Setting> => {
    const { documentChecklists } = await ask<{ documentChecklists: Setting[] }>(lists);
    return documentChecklists.find((each) => each.key === key) as Setting;
  };
  const changed = async (input: object): Promise<Setting> => (await ask<{ answer: Setting }>(change, { input })).answer;
  const saved = async (input: object, caller = supervisor): Promise<TypeSetting> =>
    (await ask<{ answer: TypeSetting }>(save, { input }, caller)).answer;
  const titles = (title: string): object[] =>
    ['zh-Hant', 'zh-Hans', 'en'].map((language) => ({ language, title: `${title} ${language}` }));
  const type = (key: string, more: object = {}): object => ({
    key,
    titles: titles(key),
    expires: false,
    remindDays: [],
    retired: false,
    ...more,
  });
  const item = (key: string, more: Partial<Item> = {}): Item => ({
    type: key,
    required: true,
    form: null,
    when: [],
    lent: false,
    ...more,
  });
  const requiredOf = async (subject: { type: string; id: string }): Promise<string[]> => {
    const { paperChecklist } = await ask<{
      paperChecklist: { items: { type: { key: string }; required: boolean }[] };
    }>(required, { subject });
    return paperChecklist.items.filter((each) => each.required).map((each) => each.type.key);
  };

  it('is changed by who may, and holds at once for what is kept for good (T5)', async () => {
    const trader = { type: 'trader', id: await enterTrader(api, { number: 'S1', name: '李', kind: 'naturalPerson' }) };
    const before = await checklist('trader.naturalPerson');
    const items = [...before.items, item('sealSpecimen')];
    const clerk = await api.as('BO');
    const refused = await clerk.graphql(change, { input: { key: before.key, version: before.version, items } });
    expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    expect(await changed({ key: before.key, version: before.version, items })).toMatchObject({
      version: before.version + 1,
      items,
    });
    expect(await requiredOf(trader)).toContain('sealSpecimen');
  });

  it('is for what was begun earlier what it was then (T1, T5)', async () => {
    const { rows } = await api.database.pool.query<{ id: string }>(
      `INSERT INTO account_application (kind, lifecycle, lifecycle_version, state, branch_id, trader_kind, name, name_key,
         entered_by_name, entered_via)
       SELECT 'opening', 'application.opening', 1, 'draft', $1, 'naturalPerson', '李', '李', '李', 'staff'
       FROM generate_series(1, 1) RETURNING id`,
      [await api.unit('branch', '沈陽營業部')],
    );
    const begun = { type: 'application', id: rows[0]?.id ?? '' };
    const before = await checklist('application.opening.naturalPerson');
    await changed({ key: before.key, version: before.version, items: [item('openingForm')] });
    expect(await requiredOf(begun)).toEqual(before.items.map((each) => each.type));
    await api.database.pool.query('UPDATE account_application SET created_at = now() WHERE id = $1', [begun.id]);
    expect(await requiredOf(begun)).toEqual(['openingForm']);
    // Every version is kept, with who made it; nobody alters one.
    const kept = await api.database.pool.query(
      'SELECT version, changed_by_name AS by FROM document_checklist_version WHERE checklist = $1 ORDER BY version',
      [before.key],
    );
    expect(kept.rows).toHaveLength(before.version + 1);
    expect(kept.rows.at(-1).by).toMatch(/^SUP-/);
    await expect(api.database.pool.query(`UPDATE document_checklist_version SET items = '[]'`)).rejects.toThrow(
      'permission denied',
    );
  });

  it('is changed by one of two who change it at once; the other is told (T5)', async () => {
    const { key, version } = await checklist('application.closing.company');
    const answers = await Promise.all(
      ['closingForm', 'changeForm'].map((each) => changed({ key, version, items: [item(each)] })),
    );
    expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual(['ChangedMeanwhile', 'ChecklistSetting']);
    expect(await checklist(key)).toMatchObject({ version: version + 1 });
  });

  it('names types that there are, each once, and conditions of its own (T5)', async () => {
    const { key, version } = await checklist('application.change.naturalPerson');
    const items = [
      item('changeForm'),
      item('changeForm'),
      item('nothing'),
      item('other'),
      item('nameChangeProof', { when: ['weather'] }),
    ];
    expect((await changed({ key, version, items })).fields).toEqual([
      { path: 'input.items.1.type', code: 'TWICE' },
      { path: 'input.items.2.type', code: 'UNKNOWN' },
      { path: 'input.items.3.type', code: 'UNKNOWN' },
      { path: 'input.items.4.when', code: 'UNKNOWN' },
    ]);
    expect((await checklist(key)).version).toBe(version);
  });

  it('is of types that somebody made, named in every language, the earliest reminder first (T5, X12)', async () => {
    const made = await saved(type('taxCertificate', { expires: true, remindDays: [7, 30, 7, 90] }));
    expect(made).toMatchObject({ version: 1, title: 'taxCertificate zh-Hant', remindDays: [90, 30, 7] });
    expect(await saved(type('taxCertificate'))).toMatchObject({ __typename: 'ChangedMeanwhile' });
    expect(await saved(type('visa', { titles: titles('x').slice(1) }))).toMatchObject({
      fields: [{ path: 'input.titles', code: 'REQUIRED' }],
    });
    expect(
      await saved(type('visa', { titles: ['zh-Hant', 'zh-Hans', 'en'].map((language) => ({ language, title: ' ' })) })),
    ).toMatchObject({ fields: [{ path: 'input.titles', code: 'REQUIRED' }] });
    const both = await Promise.all([saved(type('visa')), saved(type('visa'))]);
    expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['ChangedMeanwhile', 'DocumentTypeSetting']);
    const again = await Promise.all([1, 1].map((version) => saved(type('visa', { version }))));
    expect(again.map(({ __typename }) => __typename).toSorted()).toEqual(['ChangedMeanwhile', 'DocumentTypeSetting']);
  });

  it('loses no type that a list asks for, also while one is put on it (T5)', async () => {
    await saved(type('proofOfAddress'));
    const { key, version } = await checklist('application.renewal.company');
    const [listed, retired] = await Promise.all([
      changed({ key, version, items: [item('proofOfAddress')] }),
      saved(type('proofOfAddress', { version: 1, retired: true })),
    ]);
    const asked = listed.__typename === 'ChecklistSetting';
    expect(asked).not.toBe(retired.__typename === 'DocumentTypeSetting');
    if (asked) expect(retired.fields).toEqual([{ path: 'input.retired', code: 'ASKED_FOR' }]);
    else expect(listed.fields).toEqual([{ path: 'input.items.0.type', code: 'UNKNOWN' }]);
  });

  it('a type that is retired stays with the papers that are there (T5)', async () => {
    const trader = { type: 'trader', id: await enterTrader(api, { number: 'S9', name: '李' }) };
    await saved(type('oldForm'));
    await enterPaper(api, trader, { type: 'oldForm' });
    expect(await saved(type('oldForm', { version: 1, retired: true }))).toMatchObject({ retired: true });
    const { documentTypes } = await ask<{ documentTypes: TypeSetting[] }>(typesOf);
    expect(documentTypes.find(({ key }) => key === 'oldForm')).toMatchObject({ retired: true });
    const { paperChecklist } = await ask<{ paperChecklist: { others: { title: string }[] } }>(
      'query($subject: SubjectInput!) { paperChecklist(subject: $subject) { others { title } } }',
      { subject: trader },
    );
    expect(paperChecklist.others).toEqual([{ title: 'oldForm zh-Hant' }]);
  });
});
