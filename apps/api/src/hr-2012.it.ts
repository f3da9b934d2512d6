import { Cutover } from '@kefu/hr-requests';
import { businessDateAt, daysBetween } from '@kefu/office/calendar';
import { runAs, systemActor } from '@kefu/platform/context';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type HrHouse, hrDesk, hrHouse, postOf, type Told } from './hr-factory.ts';
import { startTestApi, type TestApi } from './testing.ts';

describe('the case of the source, with its dates under a set clock (H1–H6)', () => {
  let api: TestApi;
  let house: HrHouse;
  let desk: ReturnType<typeof hrDesk>;

  beforeAll(async () => {
    api = await startTestApi();
    house = await hrHouse(api);
    desk = hrDesk(api);
    await api.database.pool.query(
      `INSERT INTO employment (person_id, joined_on, probation_ends_on) VALUES ($1, '2012-01-09', '2012-04-08')`,
      [house.gatekeeper.personId],
    );
    await api.database.pool.query(`UPDATE post_holding SET starts_on = '2012-01-09' WHERE person_id = $1`, [
      house.gatekeeper.personId,
    ]);
  });
  afterAll(() => api.close());

  const setDay = async (day: string): Promise<void> => {
    await api.database.pool.query('DELETE FROM calendar_practice');
    await api.database.pool.query(`INSERT INTO calendar_practice (shift_days, set_by_name) VALUES ($1, 'x')`, [
      daysBetween(businessDateAt(new Date()), day),
    ]);
  };
  const cutover = (): Promise<{ effective: number }> =>
    runAs(systemActor('test'), () => api.app.get(Cutover).carryOut());

  it('is applied for on 2012-02-24 after 46 days, a month and 15 days, and in effect from 2012-03-05 on', async () => {
    const { gatekeeper, consultant, captain, salesManager, hr, gm } = house;
    await setDay('2012-02-24');
    const written = await desk.save(gatekeeper, {
      fromHoldingId: await desk.holdingOf(gatekeeper),
      toPostId: await postOf(api, consultant),
      desiredOn: '2012-03-05',
      reason: '我認為這樣更能實現我個人價值，為公司創造更大的價值與利益。',
      strengths: '我會以一名軍人的身份去嚴格要求自己。',
    });
    const handedIn = await desk.move(gatekeeper, written, 'submit');
    expect(handedIn.situation).toEqual({
      tenure: { days: 46, months: 1, restDays: 15 },
      flags: ['shortTenure', 'onProbation'],
    });
    const letter = await ask<{ body: string[] }>(
      gatekeeper,
      `query($input: WriteLetterInput!) { letterDraft(input: $input) { ... on LetterPreview { body: blocks { text } } } }`,
      {
        input: {
          templateId: await templateOf('hrRequest.transferApplication'),
          subject: { type: 'hrRequest', id: written.id },
        },
      },
    );
    expect(JSON.stringify(letter)).toContain('2012年1月9日 進入公司，至今 1 個月 15 天（共 46 天）');
    await setDay('2012-02-28');
    for (const who of [captain, salesManager, hr, gm]) await desk.decide(who, written.id);
    await api.database.pool.query(
      `WITH d AS (INSERT INTO document (subject_type, subject_id, type, form)
         VALUES ('hrRequest', $1, 'contractAmendment', 'original') RETURNING id)
       INSERT INTO document_filing (subject_type, subject_id, document_id) SELECT 'hrRequest', $1, id FROM d`,
      [written.id],
    );
    const signed = await desk.move(hr, (await desk.one(hr, written.id)) as Told, 'sign');
    expect((await desk.schedule(hr, signed, '2012-02-27')).fields).toEqual([
      { path: 'input.effectiveOn', code: 'IN_THE_PAST' },
    ]);
    expect(await desk.schedule(hr, signed, '2012-03-05')).toMatchObject({ state: { key: 'scheduled' } });
    await setDay('2012-03-04');
    expect(await cutover()).toMatchObject({ effective: 0 });
    await setDay('2012-03-05');
    expect(await cutover()).toMatchObject({ effective: 1 });
    expect(await cutover()).toMatchObject({ effective: 0 });
    const { rows } = await api.database.pool.query(
      `SELECT p.title, h.starts_on AS from, h.ends_on AS to FROM post_holding h JOIN post p ON p.id = h.post_id
       WHERE h.person_id = $1 ORDER BY h.starts_on`,
      [gatekeeper.personId],
    );
    expect(rows).toEqual([
      { title: '門衛', from: '2012-01-09', to: '2012-03-04' },
      { title: '置業顧問', from: '2012-03-05', to: null },
    ]);
  });

  async function templateOf(kind: string): Promise<string> {
    const { rows } = await api.database.pool.query<{ id: string }>('SELECT id FROM letter_template WHERE kind = $1', [
      kind,
    ]);
    return rows[0]?.id ?? '';
  }
});
