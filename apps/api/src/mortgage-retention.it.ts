import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ListDueErasures } from '@kefu/mortgage';
import { runAs, systemActor } from '@kefu/platform/context';
import { FileStore } from '@kefu/platform/files';
import { type MortgageHouse, mortgageDesk, mortgageHouse } from './mortgage-case-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

interface Erasure {
  readonly __typename?: string;
  readonly id: string;
  readonly caseId: string;
  readonly what: string;
  readonly dueOn: string;
  readonly count: number | null;
}
interface Retention {
  readonly __typename?: string;
  readonly rules: { what: string; outcome: string; months: number; version: number }[];
  readonly due: Erasure[];
  readonly erased: Erasure[];
}

describe('personal data of finished cases (S7)', () => {
  let api: TestApi;
  let house: MortgageHouse;
  let desk: ReturnType<typeof mortgageDesk>;
  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
    desk = mortgageDesk(api, house);
  });
  afterAll(() => api.close());

  const facts = 'id caseId what dueOn count';
  const read = (caller: TestCaller = house.supervisor): Promise<Retention> =>
    desk.ask(
      caller,
      `{ mortgageRetention { rules { what outcome months version } due { ${facts} } erased { ${facts} } } }`,
      {},
    );
  const dueOf = async (caseId: string): Promise<Erasure[]> =>
    (await read()).due.filter((each) => each.caseId === caseId);
  const erase = (id: string): Promise<Erasure> =>
    desk.ask(
      house.supervisor,
      `mutation($input: EraseMortgageDataInput!) { eraseMortgageData(input: $input) { __typename ... on MortgageErasure { ${facts} } } }`,
      { input: { id } },
    );
  const setRule = (what: string, outcome: string, months: number, version: number): Promise<Retention> =>
    desk.ask(
      house.supervisor,
      'mutation($input: SetRetentionRuleInput!) { setMortgageRetentionRule(input: $input) { __typename } }',
      { input: { what, outcome, months, version } },
    );
  const tick = () => runAs(systemActor('test'), () => api.app.get(ListDueErasures, { strict: false }).tick());
  /** A case that ended some months ago, with a buyer, a payer and a paper. */
  const ended = async (
    name: string,
    state: string,
    monthsAgo: number,
  ): Promise<{ id: string; contractId: string; fileId: string }> => {
    const contractId = await desk.contract({ house: name });
    const { id } = await desk.open(contractId);
    const { id: fileId } = await runAs(systemActor('test'), () =>
      api.app
        .get(FileStore)
        .put(Readable.from([Buffer.from('身份證影本 990105198803071017')]), { name: '王㛃.txt', maxBytes: 1000 }),
    );
    const { pool } = api.database;
    await pool.query(
      `INSERT INTO mortgage_person (contract_id, position, name, name_key, phone_sealed, phone_index, phone_masked, certificate_kind,
         certificate_sealed, certificate_index, certificate_masked)
       VALUES ($1, 1, '王㛃', '王㛃', 'k1.x', '\\x01', '138****0001', 'nationalId', 'k1.x', '\\x02', '990***')`,
      [contractId],
    );
    await pool.query(`UPDATE mortgage_receipt SET payer = '王㛃', remark = '王㛃首付' WHERE contract_id = $1`, [
      contractId,
    ]);
    await pool.query(
      `WITH made AS (INSERT INTO document (subject_type, subject_id, type, form) VALUES ('mortgageCase', $1, 'buyerId', 'copy') RETURNING id),
         version AS (INSERT INTO document_version (document_id, number, file_id, pages, form, note, added_by_name)
           SELECT id, 1, $2, 1, 'copy', '王㛃本人', 't' FROM made)
       INSERT INTO document_filing (subject_type, subject_id, document_id) SELECT 'mortgageCase', $1, id FROM made`,
      [id, fileId],
    );
    await pool.query(
      `UPDATE mortgage_case SET state = $2, state_since = now() - $3 * interval '1 month' WHERE id = $1`,
      [id, state, monthsAgo],
    );
    return { id, contractId, fileId };
  };

  it('are listed once they were kept as long as the rule says, however often it is asked, and nothing goes by itself', async () => {
    const young = await ended('2-1-1', 'cancelled', 5);
    const old = await ended('2-1-2', 'cancelled', 7);
    await tick();
    expect((await tick()).listed).toBe(0);
    expect(await dueOf(young.id)).toEqual([]);
    expect((await dueOf(old.id)).map(({ what }) => what)).toEqual(['papers']);
    expect(await api.app.get(FileStore).find(old.fileId)).not.toBeNull();
  });

  it('are kept longer once the rule says so, and a rule is set by one of two who set it at once', async () => {
    const old = await ended('2-2-1', 'closed', 70);
    await tick();
    expect((await dueOf(old.id)).map(({ what }) => what)).toEqual(['papers']);
    const rule = (await read()).rules.find(({ what, outcome }) => what === 'papers' && outcome === 'closed');
    const both = await Promise.all([72, 84].map((months) => setRule('papers', 'closed', months, rule?.version ?? 0)));
    const names = both.map(({ __typename = '' }) => __typename).toSorted((a, b) => a.localeCompare(b));
    expect(names).toEqual(['ChangedMeanwhile', 'MortgageRetention']);
    await tick();
    expect(await dueOf(old.id)).toEqual([]);
  });

  it('are erased by one of two who confirm at once; amounts and the audit stay, without whom they are of', async () => {
    const { id, contractId, fileId } = await ended('2-3-1', 'cancelled', 13);
    await tick();
    const due = await dueOf(id);
    expect(due.map(({ what }) => what).toSorted((a, b) => a.localeCompare(b))).toEqual(['papers', 'payers', 'people']);
    for (const { id: erasureId } of due) {
      const both = await Promise.all([erase(erasureId), erase(erasureId)]);
      const names = both.map(({ __typename = '' }) => __typename).toSorted((a, b) => a.localeCompare(b));
      expect(names).toEqual(['MortgageErasure', 'WrongState']);
    }
    expect(await api.app.get(FileStore).find(fileId)).toBeNull();
    await expect(api.app.get(FileStore).open(fileId)).rejects.toThrow('No such file');
    const { pool } = api.database;
    const { rows } = await pool.query<{ text: string; fen: string }>(
      `SELECT concat_ws(' ', (SELECT json_agg(p) FROM mortgage_person p WHERE p.contract_id = c.id),
         (SELECT json_agg(r) FROM mortgage_receipt r WHERE r.contract_id = c.id), row_to_json(c),
         (SELECT json_agg(d) FROM document d WHERE d.subject_id = $2), (SELECT json_agg(v) FROM document_version v WHERE v.file_id = $3),
         (SELECT json_agg(f) FROM stored_file f WHERE f.id = $3)) AS text,
         (SELECT sum(r.amount_fen) FROM mortgage_receipt r WHERE r.contract_id = c.id) AS fen
       FROM mortgage_contract c WHERE c.id = $1`,
      [contractId, id, fileId],
    );
    expect(rows[0]?.text).not.toMatch(/王㛃|138\*|990\*/);
    expect(Number(rows[0]?.fen)).toBe(19_456_700);
    const { rows: audit } = await pool.query<{ after: object }>(
      `SELECT after FROM audit_entry WHERE subject_id = $1 AND action = 'mortgageCase.dataErased' ORDER BY at`,
      [id],
    );
    expect(audit.map(({ after }) => after)).toContainEqual(
      expect.objectContaining({ what: 'papers', outcome: 'cancelled', months: 6, count: 1 }),
    );
    expect((await read()).erased.filter((each) => each.caseId === id)).toHaveLength(3);
    await tick();
    expect(await dueOf(id)).toEqual([]);
  });

  it('of a case that goes on are not erased', async () => {
    const { id } = await ended('2-4-1', 'cancelled', 7);
    await tick();
    const [due] = await dueOf(id);
    await api.database.pool.query(`UPDATE mortgage_case SET state = 'refunding' WHERE id = $1`, [id]);
    expect((await erase(due?.id ?? '')).__typename).toBe('WrongState');
    expect((await erase(randomUUID())).__typename).toBe('NotFound');
  });
});
