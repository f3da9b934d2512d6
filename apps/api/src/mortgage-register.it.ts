import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ChaseLoans } from '@kefu/office/documents';
import { runAs, systemActor } from '@kefu/platform/context';
import fc from 'fast-check';
import { type MortgageHouse, mortgageDesk, mortgageHouse } from './mortgage-case-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

describe('the register of contract papers', () => {
  let api: TestApi;
  let house: MortgageHouse;
  let desk: ReturnType<typeof mortgageDesk>;
  let secretary: TestCaller;
  let projectId: string;
  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
    desk = mortgageDesk(api, house);
    secretary = await api.as('SEC');
    const { rows } = await api.database.pool.query<{ id: string }>('SELECT id FROM mortgage_project LIMIT 1');
    projectId = rows[0]?.id ?? '';
  });
  afterAll(() => api.close());

  const facts = `id number state reason version caseId documentId documentVersion place borrower dueOn overdue
    copies { holder originals } seals { seal sealedOn sealedBy }`;
  const result = `__typename ... on Failure { code } ... on InvalidInput { fields { path code } } ... on MortgagePaper { ${facts} }`;
  const send = (caller: TestCaller, name: string, type: string, input: object): Promise<Paper> =>
    desk.ask(caller, `mutation($input: ${type}!) { ${name}(input: $input) { ${result} } }`, { input });
  const take = (contractId: string, serial: number | null = null, caller = secretary): Promise<Paper> =>
    send(caller, 'takeMortgageNumber', 'TakeMortgageNumberInput', { contractId, serial });
  const papers = async (filter: string, caller = secretary): Promise<Paper[]> =>
    (await desk.ask<{ nodes: Paper[] }>(caller, `{ mortgagePapers(${filter}) { nodes { ${facts} } } }`, {})).nodes;
  const numbers = (): Promise<Numbers> =>
    desk.ask(
      secretary,
      '{ mortgageNumbers { ranges { projectId prefix first last next version } gaps { first last firstNumber } } }',
      {},
    );
  const settle = (first: number, last: number, reason: string, isVoid = false): Promise<Numbers> =>
    desk.ask(
      secretary,
      `mutation($input: SettleMortgageNumbersInput!) { settleMortgageNumbers(input: $input) { __typename ... on Failure { code }
        ... on InvalidInput { fields { path code } } ... on MortgageNumbers { gaps { first last } } } }`,
      { input: { projectId, first, last, reason, void: isVoid } },
    );
  /** A signed contract; the way to it is walked elsewhere. */
  const signed = async (name: string): Promise<string> => {
    const id = await desk.contract({ house: name });
    const { id: caseId } = await desk.open(id);
    await api.database.pool.query(`UPDATE mortgage_case SET state = 'signed' WHERE id = $1`, [caseId]);
    return id;
  };
  const lent = (paper: Paper, dueOn: string): Promise<{ __typename: string }> =>
    desk.ask(secretary, 'mutation($input: LendDocumentInput!) { lendDocument(input: $input) { __typename } }', {
      input: { id: paper.documentId, version: paper.documentVersion, borrower: '房產局', purpose: '備案', dueOn },
    });

  it('gives two clerks who take the next number at once two numbers, and one contract one (S6)', async () => {
    const contracts = await Promise.all(['9-1-1', '9-1-2', '9-1-3', '9-1-4'].map(signed));
    const all = await Promise.all(contracts.map((id, at) => take(id, null, at % 2 ? house.specialist : secretary)));
    expect(new Set(all.map(({ number }) => number)).size).toBe(4);
    expect((await numbers()).gaps).toEqual([]);
    const one = await signed('9-1-5');
    const both = await Promise.all([take(one), take(one, null, house.specialist)]);
    expect(both.map(({ code }) => code ?? 'done').sort()).toEqual(['WRONG_STATE', 'done']);
    expect((await numbers()).gaps).toEqual([]);
  });

  it('gives no number to a contract that is not signed or lies beyond reach (S6)', async () => {
    const id = await desk.contract({ house: '9-1-6' });
    await desk.open(id);
    expect((await take(id)).code).toBe('WRONG_STATE');
    const stranger = await api.as('MS', { kind: 'team', name: '按揭c組' });
    expect((await take(await signed('9-1-7'), null, stranger)).code).toBe('NOT_FOUND');
  });

  it('wants a reason for a void number; the contract takes another (S6)', async () => {
    const id = await signed('9-2-1');
    const spoilt = await take(id);
    const makeVoid = (reason: string): Promise<Paper> =>
      send(secretary, 'voidMortgageNumber', 'VoidMortgageNumberInput', {
        id: spoilt.id,
        version: spoilt.version,
        reason,
      });
    expect((await makeVoid(' ')).fields).toEqual([{ path: 'input.reason', code: 'REQUIRED' }]);
    expect(await makeVoid('打印錯位')).toMatchObject({ state: 'void', reason: '打印錯位' });
    expect((await makeVoid('再作廢')).code).toBe('CHANGED_MEANWHILE');
    expect((await take(id)).number).not.toBe(spoilt.number);
    const silent = `UPDATE mortgage_paper SET state = 'void' WHERE contract_id = $1 AND state = 'used'`;
    await expect(api.database.pool.query(silent, [id])).rejects.toThrow(/check constraint/);
  });

  it('lists what is missing once a printed sheet was taken, until somebody explains it (S6)', async () => {
    const [range] = (await numbers()).ranges.filter((each) => each.projectId === projectId);
    const next = range?.next ?? 0;
    await take(await signed('9-2-2'), next + 3);
    expect((await numbers()).gaps).toMatchObject([{ first: next, last: next + 2 }]);
    expect((await take(await signed('9-2-3'), next + 3)).fields).toEqual([{ path: 'input.serial', code: 'TAKEN' }]);
    expect((await settle(next, next, ' ')).fields).toEqual([{ path: 'input.reason', code: 'REQUIRED' }]);
    expect((await settle(next, next, '案場遺失')).gaps).toEqual([{ first: next + 1, last: next + 2 }]);
    await take(await signed('9-2-4'), next + 1);
    expect((await settle(next + 2, next + 2, '受潮', true)).gaps).toEqual([]);
    expect((await settle(next, next + 50, '還沒用')).fields).toEqual([{ path: 'input.last', code: 'OUT_OF_RANGE' }]);
  });

  it('gives a site numbers of its own once, of two who set them at once by one; what was taken stays (S6)', async () => {
    const { rows } = await api.database.pool.query<{ id: string }>(
      `INSERT INTO mortgage_project (name, name_key, city) VALUES ('新城', '新城', 'x') RETURNING id`,
    );
    const site = rows[0]?.id ?? '';
    const set = (more: object = {}): Promise<Numbers> =>
      desk.ask(
        secretary,
        `mutation($input: SetMortgageNumberRangeInput!) { setMortgageNumberRange(input: $input) { __typename ... on Failure { code }
          ... on InvalidInput { fields { path code } } ... on MortgageNumbers { ranges { projectId prefix first next } } } }`,
        { input: { projectId: site, version: 0, prefix: 'xc-', first: 10, last: 20, ...more } },
      );
    expect((await set({ prefix: 'M1-' })).fields).toEqual([{ path: 'input.prefix', code: 'TAKEN' }]);
    const both = await Promise.all([set(), set()]);
    expect(both.map(({ code }) => code ?? 'done').sort()).toEqual(['CHANGED_MEANWHILE', 'done']);
    const contract = await signed('9-2-9');
    await api.database.pool.query('UPDATE mortgage_contract SET project_id = $2 WHERE id = $1', [contract, site]);
    expect((await take(contract)).number).toBe('XC-00010');
    expect((await set({ version: 1, prefix: 'N-' })).fields).toEqual([{ path: 'input.prefix', code: 'IN_USE' }]);
    expect((await set({ version: 1, last: 9 })).fields).toEqual([{ path: 'input.last', code: 'OUT_OF_RANGE' }]);
    expect((await set({ version: 1, last: 30 })).ranges.find((each) => each.projectId === site)?.next).toBe(11);
  });

  it('misses exactly range − used − void − explained, whatever was taken, and has no number twice (S6)', async () => {
    const { pool } = api.database;
    let at = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 11 }), { maxLength: 8 }),
        fc.array(fc.nat({ max: 11 }), { maxLength: 4 }),
        async (wished, settled) => {
          await pool.query(
            `WITH site AS (INSERT INTO mortgage_project (name, name_key, city) VALUES ($1, $1, 'x') RETURNING id)
           INSERT INTO mortgage_number_range (project_id, prefix, first, last, next) SELECT id, $1, 1, 99, 1 FROM site`,
            [`P${++at}-`],
          );
          const prefix = `P${at}-`;
          const site = async (): Promise<{ projectId: string; next: number }> =>
            (await numbers()).ranges.find((each) => each.prefix === prefix) ?? { projectId: '', next: 0 };
          const { projectId: ours } = await site();
          const used = new Set<number>();
          for (const [n, wish] of wished.entries()) {
            const id = await signed(`P${at}-${n}`);
            await pool.query('UPDATE mortgage_contract SET project_id = $2 WHERE id = $1', [id, ours]);
            const { code, number } = await take(id, wish === 0 ? null : wish);
            const serial = Number(number?.slice(prefix.length));
            expect(code !== undefined).toBe(wish !== 0 && used.has(wish));
            if (code === undefined) {
              expect(used.has(serial)).toBe(false);
              used.add(serial);
            }
          }
          for (const serial of settled) {
            const answer = await desk.ask<{ __typename: string }>(
              secretary,
              'mutation($input: SettleMortgageNumbersInput!) { settleMortgageNumbers(input: $input) { __typename } }',
              { input: { projectId: ours, first: serial, last: serial, reason: '遺失', void: true } },
            );
            if (answer.__typename === 'MortgageNumbers') used.add(serial);
          }
          const { next } = await site();
          const gaps = (await numbers()).gaps.filter(({ firstNumber }) => firstNumber?.startsWith(prefix));
          const missing = gaps.flatMap(({ first, last }) =>
            Array.from({ length: last - first + 1 }, (_, i) => first + i),
          );
          expect(missing).toEqual(
            Array.from({ length: next - 1 }, (_, i) => i + 1).filter((serial) => !used.has(serial)),
          );
        },
      ),
      { numRuns: 6 },
    );
  }, 60_000);

  it('says who has how many originals and who sealed when; each seal once, and of two at once one (S6)', async () => {
    const paper = await take(await signed('9-3-1'));
    const hand = (copies: object[]): Promise<Paper> =>
      send(secretary, 'handMortgageCopies', 'HandMortgageCopiesInput', {
        id: paper.id,
        version: paper.version,
        copies,
      });
    const buyer = { holder: 'buyer', originals: 2 };
    expect((await hand([buyer, buyer])).fields).toEqual([{ path: 'input.copies', code: 'TWICE' }]);
    const handed = await hand([buyer, { holder: 'archive', originals: 1 }]);
    expect(handed.copies).toEqual([{ holder: 'archive', originals: 1 }, buyer]);
    const seal = (sealedOn: string, caller = secretary, version = handed.version): Promise<Paper> =>
      send(caller, 'sealMortgagePaper', 'SealMortgagePaperInput', { id: paper.id, version, seal: 'company', sealedOn });
    expect((await seal('2999-01-01')).fields).toEqual([{ path: 'input.sealedOn', code: 'FUTURE_DATE' }]);
    const both = await Promise.all([seal('2026-11-03'), seal('2026-11-03', house.specialist)]);
    expect(both.map(({ code }) => code ?? 'done').sort()).toEqual(['CHANGED_MEANWHILE', 'done']);
    const sealed = both.find(({ code }) => !code);
    expect(sealed?.seals).toMatchObject([{ seal: 'company', sealedOn: '2026-11-03' }]);
    expect((await seal('2026-11-04', secretary, sealed?.version)).fields).toEqual([
      { path: 'input.seal', code: 'TWICE' },
    ]);
  });

  it('lends the paper through the archive; what is not back is listed and somebody is reminded (S6)', async () => {
    const id = await signed('9-3-2');
    const paper = await take(id);
    expect((await lent(paper, '2999-12-31')).__typename).toBe('Document');
    const filter = `contractId: "${id}"`;
    expect(await papers(filter)).toMatchObject([{ borrower: '房產局', dueOn: '2999-12-31', overdue: false }]);
    await api.database.pool.query(`UPDATE document_loan SET due_on = '2026-01-05' WHERE document_id = $1`, [
      paper.documentId,
    ]);
    expect(await papers(`${filter}, overdue: true`)).toMatchObject([{ number: paper.number, overdue: true }]);
    await runAs(systemActor('test'), () => api.app.get(ChaseLoans, { strict: false }).tick());
    const { rows } = await api.database.pool.query(
      `SELECT state FROM task WHERE kind = 'document.loanOverdue' AND subject_id = $1`,
      [paper.caseId],
    );
    expect(rows).toEqual([{ state: 'open' }]);
  });
});

interface Paper {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly code?: string;
  readonly fields?: { path: string; code: string }[];
  readonly caseId: string;
  readonly documentId: string;
  readonly documentVersion: number;
  readonly copies: { holder: string; originals: number }[];
  readonly seals: { seal: string; sealedOn: string; sealedBy: string }[];
}

interface Numbers {
  readonly code?: string;
  readonly ranges: { projectId: string; prefix: string; first: number; next: number }[];
  readonly gaps: { first: number; last: number; firstNumber?: string }[];
  readonly fields?: { path: string; code: string }[];
}
