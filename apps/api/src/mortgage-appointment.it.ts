import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type MortgageHouse, mortgageDesk, mortgageHouse, type ToldCase } from './mortgage-case-factory.ts';
import { startTestApi, type TestApi } from './testing.ts';

describe('an appointment at a bank', () => {
  let api: TestApi;
  let house: MortgageHouse;
  let desk: ReturnType<typeof mortgageDesk>;
  beforeAll(async () => {
    api = await startTestApi();
    house = await mortgageHouse(api);
    desk = mortgageDesk(api, house);
  });
  afterAll(() => api.close());

  const born = async (name: string): Promise<ToldCase> => desk.open(await desk.contract({ house: name }));
  const of = (id: string, caller = house.specialist): Promise<Told | null> =>
    desk.ask<Told | null>(
      caller,
      'query($id: ID!) { mortgageAppointments(id: $id) { noShows escorts { id name } appointments { id kind bankName escort state outcome } } }',
      { id },
    );
  const book = async (at: ToldCase, startsAt: string, more: object = {}): Promise<ToldCase> =>
    desk.mutate(house.specialist, 'bookMortgageAppointment', 'BookAppointmentInput', {
      id: at.id,
      version: at.version,
      kind: 'interview',
      bank: 'icbc',
      startsAt,
      escortId: (await of(at.id))?.escorts[0]?.id,
      ...more,
    });
  const end = async (at: ToldCase, outcome: string, note: string | null = null): Promise<ToldCase> =>
    desk.mutate(house.specialist, 'endMortgageAppointment', 'EndAppointmentInput', {
      id: at.id,
      version: at.version,
      appointmentId: (await of(at.id))?.appointments[0]?.id,
      outcome,
      note,
    });
  const comes = (id: string): Promise<unknown> =>
    api.database.pool.query(
      `UPDATE mortgage_appointment SET starts_at = '2026-01-05T02:00:00Z' WHERE case_id = $1 AND state = 'planned'`,
      [id],
    );

  it('has a bank, a slot and who goes along; an interview’s day is that of the papers (S17)', async () => {
    const booked = await book(await born('6-1-1'), '2099-03-02T17:30:00Z');
    expect(booked.code).toBeUndefined();
    expect(await of(booked.id)).toMatchObject({
      noShows: 0,
      appointments: [{ kind: 'interview', bankName: '工商銀行', state: 'planned' }],
    });
    const { rows } = await api.database.pool.query<{ on: string; due: Date }>(
      `SELECT k.interview_on AS on, t.due_at AS due FROM mortgage_case k JOIN task t ON t.subject_id = k.id AND t.kind = 'mortgage.appointment'
       WHERE k.id = $1`,
      [booked.id],
    );
    expect(rows).toEqual([{ on: '2099-03-03', due: new Date('2099-03-02T17:30:00Z') }]);
  });

  it('is refused beside the half hour, in the past, at no bank, and with nobody of the team (S17)', async () => {
    const at = await born('6-1-2');
    const codes = [
      await book(at, '2099-03-02T01:10:00Z'),
      await book(at, '2020-03-02T01:00:00Z'),
      await book(at, '2099-03-02T01:00:00Z', { bank: 'nobank' }),
      await book(at, '2099-03-02T01:00:00Z', { escortId: at.id }),
    ].map(({ fields }) => fields);
    expect(codes).toEqual([
      [{ path: 'input.startsAt', code: 'NO_SLOT' }],
      [{ path: 'input.startsAt', code: 'PAST' }],
      [{ path: 'input.bank', code: 'UNKNOWN' }],
      [{ path: 'input.escortId', code: 'UNKNOWN' }],
    ]);
  });

  it('is refused on a day off of the office, unless it is said why (S17)', async () => {
    await api.database.pool.query(
      `INSERT INTO calendar_day (day, office, trading, source) VALUES ('2099-06-06', false, false, 'person') ON CONFLICT DO NOTHING`,
    );
    const at = await born('6-1-9');
    expect((await book(at, '2099-06-06T02:00:00Z')).fields).toEqual([{ path: 'input.note', code: 'DAY_OFF' }]);
    expect((await book(at, '2099-06-06T02:00:00Z', { note: '銀行週六加班' })).code).toBeUndefined();
  });

  it('is booked by one of two who want the same escort at the same time for two customers (S17)', async () => {
    const [one, other] = [await born('6-1-3'), await born('6-1-4')];
    const both = await Promise.all([book(one, '2099-03-04T02:00:00Z'), book(other, '2099-03-04T02:00:00Z')]);
    expect(both.map(({ fields }) => fields?.[0]?.code ?? 'booked').sort()).toEqual(['SLOT_TAKEN', 'booked']);
  });

  it('to which nobody came is counted, with why; not before its hour (S17)', async () => {
    const booked = await book(await born('6-1-5'), '2099-03-05T02:00:00Z');
    expect((await end(booked, 'noShow', '電話不通')).fields?.[0]?.code).toBe('TOO_EARLY');
    await comes(booked.id);
    expect((await end(booked, 'noShow')).fields).toEqual([{ path: 'input.note', code: 'REQUIRED' }]);
    const missed = await end(booked, 'noShow', '電話不通');
    expect(await of(missed.id)).toMatchObject({ noShows: 1, appointments: [{ state: 'noShow', outcome: '電話不通' }] });
    expect((await end(missed, 'kept')).code).toBe('WRONG_STATE');
  });

  it('that is cancelled frees its slot, and one of a case that is cancelled is none any more (S17)', async () => {
    const booked = await book(await born('6-1-6'), '2099-03-06T02:00:00Z');
    const freed = await end(booked, 'cancelled', '客戶改期');
    const again = await book(freed, '2099-03-06T02:00:00Z');
    await desk.move(house.supervisor, again, 'cancel', '客戶退房');
    expect((await of(again.id))?.appointments.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
  });

  it('is seen by nobody who does not reach its case (S22)', async () => {
    expect(await of((await born('6-1-7')).id, house.otherSpecialist)).toBeNull();
  });
});

interface Told {
  readonly noShows: number;
  readonly escorts: { id: string; name: string }[];
  readonly appointments: {
    id: string;
    kind: string;
    bankName: string;
    escort: string;
    state: string;
    outcome: string;
  }[];
}
