import { addDays, CalendarService } from '@kefu/office/calendar';
import { maskPhone } from '@kefu/office/phone';
import { runAs, systemActor } from '@kefu/platform/context';
import { FieldCipher } from '@kefu/platform/crypto';
import { Database } from '@kefu/platform/database';
import { fold } from '@kefu/platform/search';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { caseLifecycle } from '../case/mortgage-case.lifecycle.ts';
import { assessContracts } from '../fee/fee-assessment.ts';
import { MonthClosing } from '../penalty/month-closing.ts';
import { personPhoneSeal } from '../people/mortgage-person.entity.ts';
import { firstDay, laterMonth } from '../ranking/month.ts';
import { demoArea, demoFees, demoLateReceipt, demoReceipts, demoSales } from './demo-money.sql.ts';
import { enterPeople } from './demo-people.ts';

const surnames = '程魏呂丁任沈姚盧姜崔鍾譚陸汪范金石廖賈夏韋付方白';
const given = ['嘉怡', '子軒', '雨桐', '俊凱', '欣妍', '浩宇', '詩涵', '宇軒'];

/** A contract of the months before, finished; the keys are those that the statement reads, amounts in fen. */
interface Sale {
  readonly number: string;
  readonly name: string;
  readonly name_key: string;
  readonly house: string;
  readonly team: 'A組' | 'B組';
  readonly price: number;
  readonly area: number;
  readonly home: 'first' | 'second';
  readonly down_fen: number;
  readonly loan_fen: number;
  readonly signed_on: string;
  readonly paid_on: string;
}

/** The money of the demo's mortgage desk: six months of receipts, fees on their way, months frozen and the penalties proposed from them. */
@Injectable()
export class DemoMoney {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #cipher: FieldCipher;
  readonly #closing: MonthClosing;

  constructor(database: Database, calendar: CalendarService, cipher: FieldCipher, closing: MonthClosing) {
    this.#database = database;
    this.#calendar = calendar;
    this.#cipher = cipher;
    this.#closing = closing;
  }

  /** Enters contracts of the months before, what was received on all of them, and their fees; in the transaction that enters the cases. */
  async enter(tx: EntityManager): Promise<void> {
    const today = await this.#calendar.today();
    await tx.query(demoSales, [JSON.stringify(sales(today)), caseLifecycle]);
    await tx.query(demoReceipts, [today]);
    await this.#givePhones(tx);
    await enterPeople(tx, this.#cipher, today);
    await assessContracts(tx, 'true', [], today);
    await tx.query(demoFees, [today]);
    await tx.query(demoArea, [today]);
  }

  /** Freezes the months that are due, as the tick does, and enters a receipt that came too late for its month. */
  async freeze(): Promise<void> {
    await runAs(systemActor('mortgage.closeMonths'), () => this.#closing.freezeDue());
    await this.#database.transaction(async (tx) => {
      await tx.query(demoLateReceipt, [addDays(firstDay((await this.#calendar.today()).slice(0, 7)), -1)]);
    });
  }

  async #givePhones(tx: EntityManager): Promise<void> {
    const buyers: { contractId: string }[] = await tx.query(
      'SELECT contract_id AS "contractId" FROM mortgage_buyer WHERE position = 1 AND phone_sealed IS NULL ORDER BY contract_id',
    );
    const phones = buyers.map(({ contractId }, at) => {
      const phone = `+8619900${String(20_001 + 7 * at).padStart(6, '0')}`;
      return {
        contract_id: contractId,
        sealed: this.#cipher.seal(personPhoneSeal, phone),
        index: this.#cipher.blindIndex(personPhoneSeal, phone).toString('hex'),
        masked: maskPhone(phone),
      };
    });
    await tx.query(
      `UPDATE mortgage_buyer b SET phone_sealed = p.sealed, phone_index = decode(p.index, 'hex'), phone_masked = p.masked
       FROM jsonb_to_recordset($1) AS p (contract_id uuid, sealed text, index text, masked text)
       WHERE b.contract_id = p.contract_id AND b.position = 1`,
      [JSON.stringify(phones)],
    );
  }
}

/** Six each of the four months before this one, so that B is last three months in a row. */
function sales(today: string): Sale[] {
  return Array.from({ length: 24 }, (_, at) => {
    const team = at % 2 === 0 ? 'A組' : 'B組';
    const monthsAgo = 1 + (Math.floor(at / 2) % 4);
    const strong = (team === 'A組') === monthsAgo < 4;
    const price = ((strong ? 2_460_000 : 880_000) + 13_700 * at) * 100;
    const loan_fen = Math.floor((price * 0.8) / 1_000_000) * 1_000_000;
    const name = `${surnames[at] ?? '程'}${given[at % given.length] ?? ''}`;
    return {
      number: `HT26${String(101 + at).padStart(4, '0')}`,
      name,
      name_key: fold(name),
      house: `${5 + (at % 3)}-${1 + (at % 2)}-${501 + at}`,
      team,
      price,
      area: 8900 + at * 271,
      home: at % 5 === 0 ? 'second' : 'first',
      down_fen: price - loan_fen,
      loan_fen,
      signed_on: dayOf(today, monthsAgo + 2, 3 + (at % 20)),
      paid_on: dayOf(today, monthsAgo, 4 + (at % 22)),
    };
  });
}

const dayOf = (today: string, monthsAgo: number, day: number): string =>
  addDays(firstDay(laterMonth(today.slice(0, 7), -monthsAgo)), day);
