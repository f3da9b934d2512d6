import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type MortgageHouse, mortgageDesk, mortgageHouse, type ToldCase } from './mortgage-case-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

interface Form {
  readonly __typename: string;
  readonly id: string;
  readonly version: number;
  readonly edition: string;
  readonly standing: string;
  readonly unmapped: string[];
  readonly fields: { name: string; kind?: string; options?: string[]; datum?: string | null; code?: string }[];
}
interface Outcome {
  readonly __typename: string;
  readonly id: string;
  readonly edition?: string;
  readonly standing?: string;
  readonly currentEdition?: string | null;
  readonly reasons?: { code: string; text: string }[];
  readonly fields?: { path: string; code: string; message: string }[];
}

const formFacts = 'id version edition standing unmapped fields { name kind options datum }';
const told = `__typename ... on MortgageBankForm { ${formFacts} } ... on InvalidInput { problems: fields { path code } }`;

/** A bank's form: a page with these text fields, all required; locked by a password, or an XFA form. */
async function bankForm(names: readonly string[], fault?: 'locked' | 'xfa'): Promise<Buffer> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  const form = document.getForm();
  for (const [at, name] of names.entries()) {
    const field = form.createTextField(name);
    field.enableRequired();
    field.addToPage(page, { x: 60, y: 760 - 40 * at, width: 300, height: 24 });
  }
  if (fault === 'xfa') form.acroForm.dict.set(PDFName.of('XFA'), PDFString.of('<xdp/>'));
  if (fault === 'locked') document.encrypt({ userPassword: 'secret', ownerPassword: 'secret' });
  // Saving as usual would take the XFA away again.
  return Buffer.from(await document.save({ updateFieldAppearances: fault !== 'xfa' }));
}

/** Uploads a file as somebody does. @returns its id */
async function upload(api: TestApi, caller: TestCaller, content: Buffer): Promise<string> {
  const boundary = 'form-of-a-bank';
  const answer = await api.app.inject({
    method: 'POST',
    url: '/files',
    headers: { ...caller.headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="form.pdf"\r\n\r\n`),
      content,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  });
  return answer.json<{ id: string }>().id;
}

describe('banks’ forms and consents (S7, S20)', () => {
  let api: TestApi;
  let house: MortgageHouse;
  let desk: ReturnType<typeof mortgageDesk>;
  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
    desk = mortgageDesk(api, house);
  });
  afterAll(() => api.close());

  const add = async (pdf: Buffer, more: object): Promise<Form & { problems?: { path: string; code: string }[] }> =>
    desk.ask(
      house.supervisor,
      `mutation($input: AddBankFormInput!) { addMortgageBankForm(input: $input) { ${told} } }`,
      {
        input: { bank: 'icbc', validFrom: '2026-01-01', fileId: await upload(api, house.supervisor, pdf), ...more },
      },
    );
  const map = (
    form: Form,
    mapping: Record<string, string | object>,
  ): Promise<Form & { problems?: { path: string; code: string }[] }> =>
    desk.ask(
      house.supervisor,
      `mutation($input: MapBankFormInput!) { mapMortgageBankForm(input: $input) { ${told} } }`,
      {
        input: {
          id: form.id,
          version: form.version,
          mapping: Object.entries(mapping).map(([name, rule]) => ({
            name,
            ...(typeof rule === 'string' ? { datum: rule } : rule),
          })),
        },
      },
    );
  const fill = (at: ToldCase, formId: string): Promise<Outcome> =>
    desk.ask(
      house.specialist,
      `mutation($input: FillBankFormInput!) { fillMortgageForm(input: $input) { __typename ... on MortgageFilledForm { id edition standing }
        ... on StaleBankForm { standing currentEdition } ... on TransitionBlocked { reasons { code text } } ... on InvalidInput { fields { path code message } } } }`,
      { input: { id: at.id, version: at.version, formId } },
    );
  const consent = (at: ToldCase, more: object = {}): Promise<ToldCase> =>
    desk.mutate(house.specialist, 'recordMortgageConsent', 'RecordMortgageConsentInput', {
      id: at.id,
      version: at.version,
      position: 1,
      purpose: 'bank',
      bank: 'icbc',
      given: true,
      saidOn: '2026-11-20',
      ...more,
    });
  /** A paper of the case on which a consent stands. */
  const paper = async (at: ToldCase): Promise<string> => {
    const { rows } = await api.database.pool.query<{ id: string }>(
      `WITH made AS (INSERT INTO document (subject_type, subject_id, type, form) VALUES ('mortgageCase', $1, 'consentForm', 'original')
         ON CONFLICT (subject_type, subject_id, type) WHERE type <> 'other' AND withdrawn_at IS NULL DO UPDATE SET form = excluded.form
         RETURNING id), filed AS (INSERT INTO document_filing (subject_type, subject_id, document_id)
         SELECT 'mortgageCase', $1, id FROM made ON CONFLICT DO NOTHING) SELECT id FROM made`,
      [at.id],
    );
    return rows[0]?.id ?? '';
  };
  const planned = async (name: string): Promise<ToldCase> => {
    const contractId = await desk.contract({ house: name });
    await api.database.pool.query(
      `INSERT INTO mortgage_buyer (contract_id, position, name, name_key) VALUES ($1, 1, '王㛃', '王㛃'), ($1, 2, '李強', '李強')`,
      [contractId],
    );
    return desk.plan(house.specialist, await desk.open(contractId), {
      loans: [{ product: 'commercial', bank: 'icbc', askedFen: 104_000_000, months: 360 }],
    });
  };
  /** Both buyers consent. */
  const consented = async (at: ToldCase): Promise<ToldCase> => {
    const documentId = await paper(at);
    const first = await consent(at, { documentId });
    return consent(first, { documentId, position: 2 });
  };
  /** Planned, and gone on until the bank is next. */
  const beforeBank = async (name: string): Promise<ToldCase> => {
    let at = await desk.go(house.specialist, await planned(name), 'startDraft', 'submitReview');
    at = await desk.go(house.supervisor, at, 'passReview');
    at = await desk.go(house.specialist, at, 'file', 'collect');
    await desk.bringPapers(at.id);
    return desk.go(house.specialist, at, 'verifyPapers', 'interview');
  };

  it('are filled with the data of the case, in Chinese, and kept among its papers with their version (S20)', async () => {
    const entered = await add(await bankForm(['name', 'sum', 'words', 'signature']), { name: '申請表', edition: 'A1' });
    expect(entered).toMatchObject({ standing: 'current', unmapped: ['name', 'sum', 'words', 'signature'] });
    const form = await map(entered, { name: 'buyerName', sum: 'loan', words: 'loanInWords' });
    expect(form.unmapped).toEqual(['signature']);
    const at = await consented(await planned('7-1-1'));
    const filled = await fill(at, form.id);
    expect(filled).toMatchObject({ __typename: 'MortgageFilledForm', edition: 'A1', standing: 'current' });
    const { rawPayload } = await api.app.inject({
      url: `/mortgage-cases/${at.id}/forms/${filled.id}`,
      headers: { ...house.specialist.headers },
    });
    const read = (await PDFDocument.load(rawPayload)).getForm();
    const texts = ['name', 'sum', 'words'].map((name) => read.getTextField(name).getText());
    expect(texts).toEqual(['王㛃', '1,040,000.00', '壹佰零肆万元整']);
    const { rows } = await api.database.pool.query(
      `SELECT d.name FROM document d JOIN document_filing g ON g.document_id = d.id WHERE g.subject_id = $1 AND d.type = 'other'`,
      [at.id],
    );
    expect(rows).toEqual([{ name: '工商銀行 申請表 A1' }]);
  });

  it('without a buyer’s consent for that bank are not filled, and nothing goes to the bank (S7)', async () => {
    const form = await add(await bankForm(['name']), { name: '徵信授權', edition: '1' });
    const at = await beforeBank('7-1-2');
    const stopped = await fill(at, form.id);
    expect(stopped.reasons?.map(({ code }) => code)).toEqual(['CONSENT_MISSING', 'CONSENT_MISSING']);
    expect(stopped.reasons?.[0]?.text).toContain('王㛃 未同意將資料交給工商銀行');
    expect((await desk.move(house.specialist, at, 'submit')).reasons?.map(({ code }) => code)).toEqual([
      'CONSENT_MISSING',
      'CONSENT_MISSING',
    ]);
    expect((await consent(at)).fields).toEqual([{ path: 'input.documentId', code: 'REQUIRED' }]);
    const willing = await consented(at);
    expect((await fill(willing, form.id)).__typename).toBe('MortgageFilledForm');
  });

  it('that were filled are given out no more once a buyer took the consent back (S7)', async () => {
    const form = await add(await bankForm(['name']), { name: '收入證明', edition: '1' });
    const filledFor = await consented(await planned('7-1-3'));
    const filled = await fill(filledFor, form.id);
    const now = await desk.one(house.specialist, filledFor.id);
    await consent(now ?? filledFor, { position: 2, given: false, saidOn: '2026-11-21' });
    const answer = await api.app.inject({
      url: `/mortgage-cases/${filledFor.id}/forms/${filled.id}`,
      headers: { ...house.specialist.headers },
    });
    expect(answer.statusCode).toBe(409);
  });

  it('of two who submit and take the consent back at once one is told (S7)', async () => {
    const at = await consented(await beforeBank('7-1-4'));
    const [submitted, withdrawn] = await Promise.all([
      desk.move(house.specialist, at, 'submit'),
      consent(at, { given: false, saidOn: '2026-11-21' }),
    ]);
    const names = [submitted.__typename, withdrawn.__typename].toSorted((a, b) => a.localeCompare(b));
    expect(names).toEqual(['ChangedMeanwhile', 'MortgageCaseRecord']);
  });

  it('that the bank replaced or ended are refused, and the current version is named (S20)', async () => {
    const old = await add(await bankForm(['name']), { name: '借據', edition: '2025' });
    await map(old, { name: 'buyerName' });
    const next = await add(await bankForm(['name', 'more']), {
      name: '借據',
      edition: '2026',
      validFrom: '2026-02-01',
    });
    expect(next.fields).toEqual([
      { name: 'name', kind: 'text', options: [], datum: 'buyerName' },
      { name: 'more', kind: 'text', options: [], datum: null },
    ]);
    const at = await consented(await planned('7-1-5'));
    expect(await fill(at, old.id)).toEqual({
      __typename: 'StaleBankForm',
      standing: 'replaced',
      currentEdition: '2026',
    });
    await desk.ask(
      house.supervisor,
      `mutation($input: EndBankFormInput!) { endMortgageBankForm(input: $input) { ${told} } }`,
      { input: { id: next.id, version: next.version, validUntil: '2026-03-01' } },
    );
    expect(await fill(at, next.id)).toEqual({ __typename: 'StaleBankForm', standing: 'ended', currentEdition: null });
    expect(
      await add(await bankForm(['name']), { name: '借據', edition: '2026', validFrom: '2026-04-01' }),
    ).toMatchObject({
      problems: [{ path: 'input.edition', code: 'TAKEN' }],
    });
  });

  it('have boxes ticked and options chosen by rules; what is none of the options is refused, and they are told (S20)', async () => {
    const document = await PDFDocument.create();
    const page = document.addPage([595, 842]);
    const form = document.getForm();
    const place = (y: number) => ({ x: 60, y, width: 20, height: 20 });
    form.createCheckBox('married').addToPage(page, place(760));
    form.createCheckBox('alone').addToPage(page, place(730));
    const home = form.createRadioGroup('home');
    for (const [at, option] of ['首套', '二套'].entries()) home.addOptionToPage(option, page, place(700 - 30 * at));
    const paidFor = form.createDropdown('bank');
    paidFor.addOptions(['工商銀行', '建設銀行']);
    paidFor.addToPage(page, { ...place(600), width: 200 });
    const entered = await add(Buffer.from(await document.save()), { name: '勾選表', edition: '1' });
    expect(entered.fields.map(({ name, kind, options }) => [name, kind, options?.length])).toEqual([
      ['married', 'tick', 0],
      ['alone', 'tick', 0],
      ['home', 'choice', 2],
      ['bank', 'choice', 2],
    ]);
    const tick = (...answers: string[]) => ({ choice: 'marital', rules: answers.map((answer) => ({ answer })) });
    const rules = {
      married: tick('married'),
      alone: tick('single', 'divorced', 'widowed'),
      home: {
        choice: 'home',
        rules: [
          { answer: 'first', option: '首套' },
          { answer: 'second', option: '二套' },
        ],
      },
      bank: 'bank',
    };
    const wrong = await map(entered, {
      ...rules,
      home: { choice: 'home', rules: [{ answer: 'first', option: '第一套' }] },
      married: 'buyerName',
      alone: tick('engaged'),
    });
    expect(wrong.problems?.map(({ code }) => code)).toEqual(['DOES_NOT_FIT', 'UNKNOWN', 'NOT_AN_OPTION']);
    const mapped = await map(entered, rules);
    const at = await consented(await planned('7-1-6'));
    await api.database.pool.query(
      `UPDATE mortgage_person SET marital = 'married' WHERE position = 1 AND contract_id = (SELECT contract_id FROM mortgage_case WHERE id = $1)`,
      [at.id],
    );
    const filled = await fill(at, mapped.id);
    const { rawPayload } = await api.app.inject({
      url: `/mortgage-cases/${at.id}/forms/${filled.id}`,
      headers: { ...house.specialist.headers },
    });
    const read = (await PDFDocument.load(rawPayload)).getForm();
    expect(read.getCheckBox('married').isChecked()).toBe(true);
    expect(read.getCheckBox('alone').isChecked()).toBe(false);
    expect(read.getRadioGroup('home').getSelected()).toBe('首套');
    expect(read.getDropdown('bank').getSelected()).toEqual(['工商銀行']);
    const other = await map(mapped, { ...rules, bank: 'project' });
    const again = await desk.one(house.specialist, at.id);
    expect((await fill(again ?? at, other.id)).fields).toEqual([
      { path: 'fields.bank', code: 'NOT_AN_OPTION', message: 'one of 工商銀行, 建設銀行' },
    ]);
  });

  it('are told all that may go into a field, and the answers of each choice (S20)', async () => {
    const catalogue = await desk.ask<{ data: string[]; choices: { choice: string; answers: string[] }[] }>(
      house.supervisor,
      '{ mortgageFormCatalogue { data choices { choice answers } } }',
      {},
    );
    expect(catalogue.data).toEqual(expect.arrayContaining(['buyerName', 'loanInWords', 'today']));
    expect(catalogue.choices).toContainEqual({ choice: 'home', answers: ['first', 'second', 'other'] });
    expect(catalogue.choices.every(({ answers }) => answers.length > 1)).toBe(true);
  });

  it('that cannot be filled are refused with the reason (S20)', async () => {
    const refusal = async (pdf: Buffer): Promise<string | undefined> =>
      (await add(pdf, { name: '壞表', edition: '1' })).problems?.[0]?.code;
    const empty = await PDFDocument.create();
    empty.addPage();
    expect(await refusal(Buffer.from(await empty.save()))).toBe('NO_FIELDS');
    expect(await refusal(Buffer.from('%PDF-1.7\nbroken'))).toBe('UNREADABLE');
    expect(await refusal(await bankForm(['name'], 'locked'))).toBe('LOCKED');
    expect(await refusal(await bankForm(['name'], 'xfa'))).toBe('XFA_FORM');
  });
});
