import { ChaseLoans, Documents, RemindOfExpiry } from '@kefu/office/documents';
import { runAs, systemActor } from '@kefu/platform/context';
import type { TickFindings } from '@kefu/platform/jobs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enterPaper, type PaperSketch } from './paper-factory.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';
import { enterTrader, type TraderSketch } from './trader-factory.ts';

type Subject = { type: string; id: string };

const papers = `query($filter: ArchiveFilter, $first: Int, $after: String) {
  archivedDocuments(filter: $filter, first: $first, after: $after) {
    nodes { branch subject { type title } document { id type { key } } } pageInfo { hasNextPage endCursor } } }`;
const incomplete = `query($filter: IncompleteFilter, $first: Int, $after: String) {
  incompleteDossiers(filter: $filter, first: $first, after: $after) {
    nodes { subject { title } branch required there completeness missing } pageInfo { hasNextPage endCursor } } }`;
const counts = '{ archiveCounts { unverified unplaced expiring expired lent overdue } }';
const figures = '{ archiveFigures { branch dossiers complete required there completeness } }';

interface Page<Row> {
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
interface Archived {
  readonly branch: string;
  readonly subject: { readonly type: string; readonly title: string };
  readonly document: { readonly id: string; readonly type: { readonly key: string } };
}

describe('the archive', () => {
  let api: TestApi;
  let clerk: TestCaller;
  let branch: TestCaller;
  let next = 1;

  beforeAll(async () => {
    api = await startTestApi();
    clerk = await api.as('BO');
    branch = await api.as('BRANCH', { kind: 'branch', name: '大同營業部' });
  });
  afterAll(() => api.close());
  // Each test has the archive to itself: it counts all of it.
  beforeEach(async () => {
    await api.database.dataSource.query(
      `UPDATE document SET withdrawn_at = now() WHERE withdrawn_at IS NULL;
       UPDATE document_loan SET returned_at = now(), returned_by_name = 'test' WHERE returned_at IS NULL;
       UPDATE task SET state = 'done', ended_at = now() WHERE state = 'open';
       UPDATE trader SET state = 'closed'`,
    );
  });

  const trader = async (sketch: Partial<TraderSketch> = {}): Promise<Subject> => ({
    type: 'trader',
    id: await enterTrader(api, {
      number: `A${next++}`,
      name: '李科美',
      branch: '沈陽營業部',
      kind: 'company',
      ...sketch,
    }),
  });
  const paper = async (sketch: PaperSketch = {}, subject?: Subject): Promise<string> =>
    enterPaper(api, subject ?? (await trader()), sketch);
  async function ask<Data>(
    caller: TestCaller,
    document: string,
    variables: Record<string, unknown> = {},
  ): Promise<Data> {
    const { data, errors } = await caller.graphql<Data>(document, variables);
    expect(errors).toBeUndefined();
    return data as Data;
  }
  const shelf = async (name: string, caller = clerk, more: Record<string, unknown> = {}): Promise<string[]> => {
    const page = await ask<{ archivedDocuments: Page<Archived> }>(caller, papers, { filter: { shelf: name, ...more } });
    return page.archivedDocuments.nodes.map(({ document }) => document.id);
  };
  const openTasks = async (kind: string): Promise<{ key: string; owner: string | null; role: string | null }[]> => {
    const { rows } = await api.database.pool.query(
      `SELECT key, owner_id AS owner, role_key AS role FROM task WHERE kind = $1 AND state = 'open' ORDER BY id`,
      [kind],
    );
    return rows;
  };
  const tick = (handler: typeof RemindOfExpiry | typeof ChaseLoans): Promise<TickFindings> =>
    runAs(systemActor('test'), () => api.app.get<RemindOfExpiry | ChaseLoans>(handler).tick());
  const remind = (): Promise<TickFindings> => tick(RemindOfExpiry);
  const chase = (): Promise<TickFindings> => tick(ChaseLoans);

  describe('as a queue', () => {
    it('has each paper on the shelves where it belongs, the most urgent first, and counts them (T5, X9)', async () => {
      const fine = await paper({ verified: true, cabinet: 'A', goodFor: 400 });
      const copy = await paper({ goodFor: null });
      const original = await paper({ form: 'original', verified: true });
      const soon = await paper({ verified: true, goodFor: 20 });
      const sooner = await paper({ verified: true, goodFor: 0 });
      const expired = await paper({ verified: true, goodFor: -1 });
      const lent = await paper({ verified: true, lent: { borrower: '張三', due: 3 } });
      const overdue = await paper({ verified: true, form: 'original', lent: { borrower: '張三', due: -2 } });
      expect(await shelf('all')).toEqual([overdue, lent, expired, sooner, soon, original, copy, fine]);
      expect(await shelf('unverified')).toEqual([copy]);
      // What somebody has lies nowhere, and that is known.
      expect(await shelf('unplaced')).toEqual([original]);
      expect(await shelf('expiring')).toEqual([sooner, soon]);
      expect(await shelf('expired')).toEqual([expired]);
      expect(await shelf('lent')).toEqual([overdue, lent]);
      expect(await shelf('overdue')).toEqual([overdue]);
      const { archiveCounts } = await ask<{ archiveCounts: object }>(clerk, counts);
      expect(archiveCounts).toEqual({ unverified: 1, unplaced: 1, expiring: 2, expired: 1, lent: 2, overdue: 1 });
    });

    it('says nothing of a paper that another one outlasts, nor of one whose record keeps its papers no longer (T5)', async () => {
      const subject = await trader();
      await paper({ goodFor: 5 }, subject);
      const renewal = { type: 'application', id: '019aaaaa-0000-7000-8000-000000000001' };
      const follows = await paper({ goodFor: 500 }, renewal);
      await api.database.pool.query('INSERT INTO document_filing VALUES ($1, $2, $3)', ['trader', subject.id, follows]);
      await paper({ goodFor: 5 }, await trader({ state: 'closed' }));
      expect(await shelf('expiring')).toEqual([]);
      await remind();
      expect(await openTasks('document.expiring')).toEqual([]);
    });

    it('is narrowed by whose they are, by type, by branch and by cabinet, and read page by page (T5)', async () => {
      const [first, second] = [await trader({ number: 'SY77001' }), await trader({ branch: '大同營業部' })];
      const [one, two] = [await paper({ cabinet: '鐵櫃2' }, first), await paper({}, second)];
      const seal = await paper({ type: 'sealSpecimen' }, first);
      expect(await shelf('all', clerk, { text: 'sy7700' })).toEqual([seal, one]);
      expect(await shelf('all', clerk, { text: '鐵櫃2' })).toEqual([one]);
      expect(await shelf('all', clerk, { types: ['sealSpecimen'] })).toEqual([seal]);
      const unit = await api.unit('branch', '大同營業部');
      expect(await shelf('all', clerk, { branchIds: [unit] })).toEqual([two]);
      const seen: string[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const page: { archivedDocuments: Page<Archived> } = await ask(clerk, papers, { first: 2, after });
        seen.push(...page.archivedDocuments.nodes.map(({ document }) => document.id));
        ({ hasNextPage: more, endCursor: after } = page.archivedDocuments.pageInfo);
      }
      expect(seen).toEqual([seal, two, one]);
    });

    it('lists what lacks papers with what it lacks, and how complete each branch is (T5)', async () => {
      const complete = await trader({ number: 'C1' });
      for (const type of [
        'businessLicence',
        'legalRepresentativeIdentity',
        'corporateAuthorisation',
        'agentIdentity',
        'bankAccountProof',
      ])
        await paper({ type, goodFor: 100 }, complete);
      for (const type of ['openingForm', 'riskDisclosure', 'marketAgreement'])
        await paper({ type, form: 'original' }, complete);
      const lacking = await trader({ number: 'C2', kind: 'naturalPerson' });
      await paper({ type: 'identityDocument', goodFor: -1 }, lacking);
      await paper({ type: 'riskDisclosure', form: 'copy' }, lacking);
      await paper({ type: 'bankAccountProof' }, lacking);
      const { incompleteDossiers } = await ask<{ incompleteDossiers: Page<object> }>(clerk, incomplete);
      expect(incompleteDossiers.nodes).toEqual([
        {
          subject: { title: 'C2 李科美' },
          branch: '沈陽營業部',
          required: 5,
          there: 1,
          completeness: 20,
          missing: ['缺少開戶申請表', '身份證件已過期', '風險揭示書須為正本', '缺少入市協議'],
        },
      ]);
      const { archiveFigures } = await ask<{ archiveFigures: object[] }>(clerk, figures);
      expect(archiveFigures).toEqual([
        { branch: '沈陽營業部', dossiers: 2, complete: 1, required: 13, there: 9, completeness: 69 },
      ]);
    });

    it('is to a branch its own records alone, in every list and figure (X1)', async () => {
      await paper({ lent: { borrower: '張三', due: -2 } });
      expect(await shelf('all', branch)).toEqual([]);
      expect(await ask(branch, incomplete)).toMatchObject({ incompleteDossiers: { nodes: [] } });
      expect(await ask(branch, counts)).toMatchObject({ archiveCounts: { unverified: 0, lent: 0, overdue: 0 } });
      expect(await ask(branch, figures)).toEqual({ archiveFigures: [] });
      const own = await paper({}, await trader({ branch: '大同營業部' }));
      expect(await shelf('unverified', branch)).toEqual([own]);
      expect(await ask(branch, figures)).toMatchObject({ archiveFigures: [{ branch: '大同營業部', dossiers: 1 }] });
    });
  });

  describe('reminds of what expires', () => {
    const remindersOf = async (id: string): Promise<number[]> => {
      const { rows } = await api.database.pool.query<{ step: number }>(
        `SELECT (after->>'step')::int AS step FROM audit_entry WHERE subject_id = $1 AND action = 'document.reminded' ORDER BY id`,
        [id],
      );
      return rows.map(({ step }) => step);
    };
    const goodFor = (id: string, days: number): Promise<unknown> =>
      api.database.pool.query(
        `UPDATE document SET expires_on = (now() AT TIME ZONE 'Asia/Shanghai')::date + $2::int WHERE id = $1`,
        [id, days],
      );

    it('once per step, however often it is asked and by how many workers at once (T5)', async () => {
      const id = await paper({ goodFor: 61 });
      await Promise.all([remind(), remind()]);
      expect(await remindersOf(id)).toEqual([]);
      await goodFor(id, 60);
      const together = await Promise.all([remind(), remind(), remind()]);
      expect(together.filter(({ reminded }) => reminded === 1)).toHaveLength(1);
      await remind();
      expect(await remindersOf(id)).toEqual([1]);
      expect(await openTasks('document.expiring')).toEqual([
        { key: `document.expiring:${id}`, owner: null, role: 'BO' },
      ]);
      // Nothing ran between the thirtieth day and the last: one reminder makes up for both.
      await goodFor(id, 3);
      await Promise.all([remind(), remind()]);
      await remind();
      expect(await remindersOf(id)).toEqual([1, 3]);
      expect(await openTasks('document.expiring')).toHaveLength(1);
    });

    it('shares a morning’s work among workers: each paper once, all of them (T5)', async () => {
      const ids = await Promise.all(Array.from({ length: 30 }, () => paper({ goodFor: 30 })));
      await Promise.all([remind(), remind(), remind()]);
      await remind();
      expect((await Promise.all(ids.map(remindersOf))).flat()).toEqual(ids.map(() => 2));
      expect(await openTasks('document.expiring')).toHaveLength(30);
    });

    it('also when those that wait between two reminders are many, and sooner over (T5)', async () => {
      await api.database.pool.query(
        `INSERT INTO document (subject_type, subject_id, type, form, expires_on, reminded)
         SELECT 'trader', gen_random_uuid(), 'businessLicence', 'copy', (now() AT TIME ZONE 'Asia/Shanghai')::date + 20, 2
         FROM generate_series(1, 1200)`,
      );
      const late = await paper({ goodFor: 60 });
      expect(await remind()).toEqual({ reminded: 1 });
      expect(await remindersOf(late)).toEqual([1]);
    });

    it('and asks nobody any more once what follows is filed, or the account is closed (T5)', async () => {
      const [renewed, closed] = [await trader(), await trader()];
      await paper({ goodFor: 5 }, renewed);
      await paper({ goodFor: 5 }, closed);
      await remind();
      expect(await openTasks('document.expiring')).toHaveLength(2);
      const application = { type: 'application', id: '019aaaaa-0000-7000-8000-000000000002' };
      await paper({ goodFor: 1_000 }, application);
      const file = (to: Subject): Promise<void> =>
        runAs(systemActor('test'), () =>
          api.database.transaction((tx) => api.app.get(Documents).fileWith(tx, application, to)),
        );
      await file(renewed);
      expect(await openTasks('document.expiring')).toHaveLength(1);
      await api.database.pool.query(`UPDATE trader SET state = 'closed' WHERE id = $1`, [closed.id]);
      await file(closed);
      expect(await openTasks('document.expiring')).toEqual([]);
    });
  });

  describe('chases what is not brought back', () => {
    it('asks the colleague who has it, else the back office, once a day and by one worker (T5)', async () => {
      const colleague = await api.as('CS');
      const former = await api.as('CS');
      await api.database.pool.query('UPDATE person SET active = false WHERE id = $1', [former.personId]);
      await paper({ lent: { borrower: '李四', borrowerId: colleague.personId, due: -1 } });
      await paper({ lent: { borrower: '公證處', due: -1 } });
      await paper({ lent: { borrower: '趙六', borrowerId: former.personId, due: -1 } });
      await paper({ lent: { borrower: '王五', due: 0 } });
      await Promise.all([chase(), chase(), chase()]);
      await chase();
      const opened = await openTasks('document.loanOverdue');
      expect(opened.filter(({ owner }) => owner === colleague.personId)).toHaveLength(1);
      expect(opened.filter(({ role }) => role === 'BO')).toHaveLength(2);
      const { data } = await colleague.graphql<{ tasks: { nodes: { title: string }[] } }>(
        '{ tasks(filter: { mine: true }) { nodes { title } } }',
      );
      expect(data?.tasks.nodes[0]?.title).toMatch(/^李四借出的營業執照（A\d+ 李科美）應於 .+ 歸還，請追回$/);
    });

    it('again the next day only when nobody is asked any more, and never after it is back (T5)', async () => {
      const id = await paper({ lent: { borrower: '公證處', due: -1 } });
      const yesterday = (): Promise<unknown> =>
        api.database.pool.query('UPDATE document_loan SET chased_on = chased_on - 1 WHERE document_id = $1', [id]);
      expect(await chase()).toEqual({ chased: 1 });
      await yesterday();
      expect(await chase()).toEqual({ chased: 0 });
      await api.database.pool.query(
        `UPDATE task SET state = 'done', ended_at = now() WHERE kind = 'document.loanOverdue'`,
      );
      await yesterday();
      expect(await chase()).toEqual({ chased: 1 });
      const { version } = (await api.database.pool.query('SELECT version FROM document WHERE id = $1', [id])).rows[0];
      await ask(clerk, 'mutation($input: DocumentRefInput!) { returnDocument(input: $input) { __typename } }', {
        input: { id, version },
      });
      expect(await openTasks('document.loanOverdue')).toEqual([]);
      await yesterday();
      expect(await chase()).toEqual({ chased: 0 });
    });
  });
});
