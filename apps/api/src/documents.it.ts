import { Press } from '@kefu/office/printing';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';
import { enterTrader } from './trader-factory.ts';

interface Paper {
  __typename: string;
  id: string;
  version: number;
  type: { key: string };
  standing: string;
  form: string;
  verifiedBy: string | null;
  place: { cabinet: string } | null;
  loan: { id: string; borrower: string; overdue: boolean } | null;
  versions: { id: string; number: number; sha256: string; fileType: string; pages: number }[];
  fields: { path: string; code: string }[];
  borrower: string;
}
interface Checklist {
  items: { type: { key: string }; standing: string; lent: boolean; document: Paper | null; because: string[] }[];
  others: Paper[];
  required: number;
  there: number;
  completeness: number;
}

const paper = `id version type { key } standing form verifiedBy place { cabinet } loan { id borrower overdue }
  versions { id number sha256 fileType pages }`;
const calling = (name: string, input: string): string =>
  `mutation($input: ${input}!) { answer: ${name}(input: $input) { __typename ... on Document { ${paper} }
    ... on InvalidInput { fields { path code } } ... on LentAlready { borrower } } }`;
const add = calling('addDocument', 'AddDocumentInput');
const correct = calling('correctDocument', 'CorrectDocumentInput');
const verify = calling('verifyDocument', 'DocumentRefInput');
const withdraw = calling('withdrawDocument', 'WithdrawDocumentInput');
const shelve = calling('shelveDocument', 'ShelveDocumentInput');
const lend = calling('lendDocument', 'LendDocumentInput');
const takeBack = calling('returnDocument', 'DocumentRefInput');
const checklist = `query($subject: SubjectInput!) { paperChecklist(subject: $subject) { required there completeness
  items { type { key } standing lent because document { ${paper} } } others { ${paper} } } }`;
const boundary = 'kefu-test-boundary';

describe('papers', () => {
  let api: TestApi;
  let clerk: TestCaller;
  let branch: TestCaller;
  let elsewhere: TestCaller;
  let pdf: Buffer;
  let photo: Buffer;
  let next = 1;

  beforeAll(async () => {
    api = await startTestApi();
    clerk = await api.as('BO');
    branch = await api.as('BRANCH', { kind: 'branch', name: '沈陽營業部' });
    elsewhere = await api.as('BRANCH', { kind: 'branch', name: '大同營業部' });
    const letter = { title: '營業執照', subtitle: '', language: 'zh-Hant', madeBy: '李', madeAt: new Date() } as const;
    pdf = await api.app.get(Press).print({ ...letter, blocks: [{ kind: 'text', text: '沈陽鼎盛商貿' }] });
    // Red above blue as it is stored, and lying on its side: a reader turns it by what the camera wrote.
    photo = await sharp({ create: { width: 400, height: 200, channels: 3, background: '#c02020' } })
      .composite([
        { input: { create: { width: 400, height: 100, channels: 3, background: '#2020c0' } }, top: 100, left: 0 },
      ])
      .withExif({ IFD0: { Artist: 'SECRET-CAMERA', Orientation: '6' }, IFD3: { GPSLatitude: '41/1 48/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
  });
  afterAll(() => api.close());

  const trader = async (kind: 'naturalPerson' | 'company' = 'company'): Promise<{ type: string; id: string }> => ({
    type: 'trader',
    id: await enterTrader(api, { number: `T${next++}`, name: '李科美', branch: '沈陽營業部', kind }),
  });
  const upload = async (caller: TestCaller, content: Buffer, name = '營業執照.pdf'): Promise<string> => {
    const answer = await api.app.inject({
      method: 'POST',
      url: '/files',
      headers: { ...caller.headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: Buffer.concat([
        Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
        content,
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ]),
    });
    return answer.json<{ id: string }>().id;
  };
  async function ask(caller: TestCaller, document: string, input: object): Promise<Paper> {
    const { data, errors } = await caller.graphql<{ answer: Paper }>(document, { input });
    expect(errors).toBeUndefined();
    return data?.answer as Paper;
  }
  const handIn = async (
    subject: { type: string; id: string },
    more: Record<string, unknown> = {},
    content = pdf,
    caller = clerk,
  ): Promise<Paper> =>
    ask(caller, add, {
      subject,
      type: 'businessLicence',
      form: 'copy',
      expiresOn: '2099-12-31',
      fileId: await upload(caller, content),
      ...more,
    });
  const papersOf = async (subject: { type: string; id: string }, caller = clerk): Promise<Checklist | null> => {
    const { data, errors } = await caller.graphql<{ paperChecklist: Checklist | null }>(checklist, { subject });
    expect(errors).toBeUndefined();
    return data?.paperChecklist ?? null;
  };
  const standing = async (subject: { type: string; id: string }, type: string): Promise<string | undefined> =>
    (await papersOf(subject))?.items.find((item) => item.type.key === type)?.standing;
  const open = async (caller: TestCaller, versionId: string | undefined): Promise<{ id: string; pages: number }> => {
    const { data } = await caller.graphql<{ opened: { id: string; pages: number } }>(
      `mutation($versionId: ID!) { opened: openDocument(versionId: $versionId) { __typename ... on DocumentOpening { id pages } } }`,
      { versionId },
    );
    return data?.opened as { id: string; pages: number };
  };
  const pageOf = (caller: TestCaller, opening: string, page = 1) =>
    api.app.inject({ url: `/documents/openings/${opening}/pages/${page}`, headers: { ...caller.headers } });
  const sorted = (papers: readonly Paper[]): string[] =>
    papers.map(({ __typename }) => __typename).toSorted((a, b) => a.localeCompare(b));

  it('are required by the kind of trader, and counted as they come in (T5)', async () => {
    const [person, company] = [await trader('naturalPerson'), await trader()];
    expect((await papersOf(person))?.items.map(({ type }) => type.key)).not.toContain('businessLicence');
    const before = await papersOf(company);
    expect(before).toMatchObject({ required: 8, there: 0, completeness: 0 });
    expect(await handIn(company)).toMatchObject({ __typename: 'Document', standing: 'present' });
    expect(await papersOf(company)).toMatchObject({ required: 8, there: 1, completeness: 12 });
  });

  it('keep every version with its hash, the latest first (T5)', async () => {
    const subject = await trader();
    const first = await handIn(subject);
    expect(first.versions[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    await ask(clerk, verify, { id: first.id, version: first.version });
    const second = await handIn(
      subject,
      { documentId: first.id, version: first.version + 1, form: 'original', expiresOn: '2098-01-01' },
      photo,
    );
    expect(second.versions.map(({ number, fileType }) => [number, fileType])).toEqual([
      [2, 'image/jpeg'],
      [1, 'application/pdf'],
    ]);
    // What was compared was the earlier version.
    expect(second).toMatchObject({ form: 'original', verifiedBy: null });
  });

  it('take one version of two that are handed in at once, the first one too (T5)', async () => {
    const subject = await trader();
    const firsts = await Promise.all([handIn(subject), handIn(subject)]);
    expect(sorted(firsts)).toEqual(['ChangedMeanwhile', 'Document']);
    const there = firsts.find(({ __typename }) => __typename === 'Document');
    const more = { documentId: there?.id, version: there?.version };
    expect(sorted(await Promise.all([handIn(subject, more), handIn(subject, more)]))).toEqual([
      'ChangedMeanwhile',
      'Document',
    ]);
    const item = (await papersOf(subject))?.items.find(({ type }) => type.key === 'businessLicence');
    expect(item?.document?.versions.map(({ number }) => number)).toEqual([2, 1]);
  });

  it('count as missing once they are expired, or where a copy will not do (T5)', async () => {
    const subject = await trader();
    const licence = await handIn(subject, { expiresOn: '2026-01-31' });
    expect(licence.standing).toBe('expired');
    expect(await standing(subject, 'businessLicence')).toBe('expired');
    expect((await papersOf(subject))?.there).toBe(0);
    await ask(clerk, correct, { id: licence.id, version: licence.version, form: 'copy', unlimited: true });
    expect(await standing(subject, 'businessLicence')).toBe('present');
    const agreement = await handIn(subject, { type: 'marketAgreement', expiresOn: null });
    expect(await standing(subject, 'marketAgreement')).toBe('wrongForm');
    await ask(clerk, correct, { id: agreement.id, version: agreement.version, form: 'original' });
    expect(await standing(subject, 'marketAgreement')).toBe('present');
  });

  it('are refused where what is said of them cannot be, or the file is none of ours (T5)', async () => {
    const subject = await trader();
    expect(await handIn(subject, { expiresOn: null })).toMatchObject({
      fields: [{ path: 'input.expiresOn', code: 'REQUIRED' }],
    });
    expect(await handIn(subject, { issuedOn: '2026-02-30' })).toMatchObject({
      fields: [{ path: 'input.issuedOn', code: 'IMPOSSIBLE_DATE' }],
    });
    expect(await handIn(subject, {}, Buffer.from('just a text'))).toMatchObject({
      fields: [{ path: 'input.fileId', code: 'WRONG_FILE_TYPE' }],
    });
    expect(await handIn(subject, {}, Buffer.from('%PDF-1.7 and then nothing'))).toMatchObject({
      fields: [{ path: 'input.fileId', code: 'UNREADABLE' }],
    });
    const fileId = await upload(branch, pdf);
    expect(await handIn(subject, { fileId })).toMatchObject({ fields: [{ path: 'input.fileId', code: 'UNKNOWN' }] });
    expect((await papersOf(subject))?.there).toBe(0);
  });

  it('lose what the camera wrote into them and stand upright, their colours kept (T5)', async () => {
    const subject = await trader();
    const { versions } = await handIn(subject, {}, photo);
    const { rows } = await api.database.pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM stored_file f WHERE f.uploaded_by = $1 AND f.type = 'image/jpeg' AND f.held_by IS NULL`,
      [clerk.personId],
    );
    // The upload itself is gone: what the camera wrote lies nowhere any more.
    expect(rows).toEqual([{ n: 0 }]);
    const keeper = await api.as('M');
    const { id } = await open(keeper, versions[0]?.id);
    const file = await api.app.inject({ url: `/documents/openings/${id}/file`, headers: { ...keeper.headers } });
    expect(photo.includes('SECRET-CAMERA')).toBe(true);
    expect(file.rawPayload.includes('SECRET-CAMERA')).toBe(false);
    const meta = await sharp(file.rawPayload).metadata();
    expect(meta).toMatchObject({ width: 200, height: 400 });
    expect(meta.exif).toBeUndefined();
    const left = await sharp(file.rawPayload).extract({ left: 20, top: 200, width: 1, height: 1 }).raw().toBuffer();
    expect(left[2]).toBeGreaterThan(150);
    expect(left[0]).toBeLessThan(80);
  });

  it('show who opened them and when, burnt into the picture, and every opening is logged (T5, X2)', async () => {
    const subject = await trader();
    const { id, versions } = await handIn(subject);
    const opened = await open(branch, versions[0]?.id);
    expect(opened.pages).toBe(1);
    const shown = await pageOf(branch, opened.id);
    expect(shown.headers).toMatchObject({ 'content-type': 'image/jpeg', 'cache-control': 'private, no-store' });
    const other = await open(clerk, versions[0]?.id);
    const [mine, theirs] = await Promise.all(
      [shown.rawPayload, (await pageOf(clerk, other.id)).rawPayload].map((jpeg) =>
        sharp(jpeg).greyscale().raw().toBuffer({ resolveWithObject: true }),
      ),
    );
    // The same page for two people differs all over it, by their names alone; an A4 page is as large as it should be.
    expect(mine?.info).toMatchObject({ width: theirs?.info.width, height: theirs?.info.height });
    expect(mine?.info.height).toBeGreaterThan(1_700);
    const differing = (mine?.data ?? Buffer.alloc(0)).reduce(
      (count, value, at) => count + (Math.abs(value - (theirs?.data[at] ?? 0)) > 24 ? 1 : 0),
      0,
    );
    expect(differing).toBeGreaterThan(5_000);
    const { rows } = await api.database.pool.query(
      `SELECT actor_id FROM audit_entry WHERE subject_id = $1 AND action = 'document.opened' ORDER BY id`,
      [id],
    );
    expect(rows).toEqual([{ actor_id: branch.personId }, { actor_id: clerk.personId }]);
    expect((await pageOf(clerk, opened.id)).statusCode).toBe(404);
    expect((await pageOf(branch, opened.id, 2)).statusCode).toBe(404);
  });

  it('are given as they are only to who may take them, and that is logged too (T5, X2)', async () => {
    const { versions } = await handIn(await trader());
    const { id } = await open(branch, versions[0]?.id);
    const refused = await api.app.inject({ url: `/documents/openings/${id}/file`, headers: { ...branch.headers } });
    expect(refused.statusCode).toBe(403);
  });

  it('are their own branch’s alone (X1)', async () => {
    const subject = await trader();
    const { id, version, versions } = await handIn(subject, {}, pdf, branch);
    expect(await papersOf(subject, elsewhere)).toBeNull();
    expect(await handIn(subject, {}, pdf, elsewhere)).toEqual({ __typename: 'NotFound' });
    expect(await ask(elsewhere, withdraw, { id, version, reason: '誤' })).toEqual({ __typename: 'NotFound' });
    expect(await open(elsewhere, versions[0]?.id)).toEqual({ __typename: 'NotFound' });
    const { data } = await elsewhere.graphql(`query($id: ID!) { documentHistory(id: $id) { id } }`, { id });
    expect(data).toEqual({ documentHistory: [] });
  });

  it('lie somewhere, are lent to one of two who ask at once, and come back (T5)', async () => {
    const { id, version } = await handIn(await trader());
    const placed = await ask(clerk, shelve, { id, version, place: { cabinet: ' A ', row: '3' } });
    expect(placed.place).toEqual({ cabinet: 'A' });
    const loan = (borrower: string): object => ({
      id,
      version: placed.version,
      borrower,
      purpose: '公證',
      dueOn: '2099-01-01',
    });
    const answers = await Promise.all([ask(clerk, lend, loan('張三')), ask(clerk, lend, loan('王五'))]);
    expect(sorted(answers)).toEqual(['ChangedMeanwhile', 'Document']);
    const lent = answers.find(({ __typename }) => __typename === 'Document');
    const again = await ask(clerk, lend, { ...loan('趙六'), version: lent?.version });
    expect(again).toMatchObject({ __typename: 'LentAlready', borrower: lent?.loan?.borrower });
    const back = await ask(clerk, takeBack, { id, version: lent?.version });
    expect(back).toMatchObject({ loan: null, place: { cabinet: 'A' } });
    expect(await ask(clerk, takeBack, { id, version: back.version })).toMatchObject({
      fields: [{ code: 'NOT_LENT' }],
    });
  });

  it('that were handed in by mistake are taken back with a reason, and their place is free again (T5)', async () => {
    const subject = await trader();
    const { id, version } = await handIn(subject);
    expect(await ask(clerk, withdraw, { id, version, reason: '傳錯交易商' })).toMatchObject({ __typename: 'Document' });
    expect(await standing(subject, 'businessLicence')).toBe('missing');
    expect(await handIn(subject)).toMatchObject({ __typename: 'Document' });
  });
});
