import { type BusinessDate, CalendarService } from '@kefu/office/calendar';
import { type CertificateFault, readCertificate } from '@kefu/office/certificate';
import { AuditTrail } from '@kefu/platform/audit';
import { FieldCipher } from '@kefu/platform/crypto';
import { Database } from '@kefu/platform/database';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { certificateSeal } from '../register-import/trader-row.ts';
import type { TraderKind } from '../trader/trader.entity.ts';
import { followTraders, numberIsNobodys, registerCheck, sealedCertificates } from './register-check.sql.ts';

/** How many faults a check raised and how many it found gone, by code. */
export type Checked = readonly { readonly code: string; readonly raised: number; readonly ceased: number }[];

interface FaultyPaper {
  readonly id: string;
  readonly code: CertificateFault;
}

const batch = 2_000;
const beforeAll = '00000000-0000-0000-0000-000000000000';

/**
 * Finds what went wrong in the register after the import (T6): asks what is wrong now, so that a check which is lost,
 * doubled or late makes no difference. What is wrong for long is one fault; it settles itself once it is mended.
 */
@Injectable()
export class RegisterCheck {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #cipher: FieldCipher;
  readonly #audit: AuditTrail;

  constructor(database: Database, calendar: CalendarService, cipher: FieldCipher, audit: AuditTrail) {
    this.#database = database;
    this.#calendar = calendar;
    this.#cipher = cipher;
    this.#audit = audit;
  }

  /** Checks the whole register, once a business date. @returns undefined where that is done. */
  async ofToday(): Promise<Checked | undefined> {
    const today = await this.#calendar.today();
    const due = `SELECT FROM register_check WHERE checked_on IS NULL OR checked_on < $1`;
    if ((await this.#database.pool.query(due, [today])).rowCount === 0) return undefined;
    return this.#database.transaction(async (tx) => {
      await inTurn(tx);
      if ((await tx.query<object[]>(due, [today])).length === 0) return undefined;
      const checked = await this.#check(tx, null, today);
      await tx.query('UPDATE register_check SET checked_on = $1', [today]);
      return checked;
    });
  }

  /** Checks some traders, after something of them was changed. */
  async traders(ids: readonly string[]): Promise<Checked> {
    const today = await this.#calendar.today();
    return this.#database.transaction(async (tx) => {
      await inTurn(tx);
      return this.#check(tx, ids, today);
    });
  }

  async #check(tx: EntityManager, ids: readonly string[] | null, today: BusinessDate): Promise<Checked> {
    const papers = await this.#faultyPapers(tx, ids, today);
    await tx.query(followTraders, [ids]);
    const checked = await tx.query<Checked>(registerCheck(ids ? 'some' : 'all'), [
      ids,
      today,
      papers.map(({ id }) => id),
      papers.map(({ code }) => code),
      numberIsNobodys,
    ]);
    if (checked.length > 0) {
      const figures = (of: 'raised' | 'ceased'): Record<string, number> =>
        Object.fromEntries(checked.filter((one) => one[of] > 0).map((one) => [one.code, one[of]]));
      await this.#audit.record(tx, {
        action: 'register.checked',
        subject: { type: 'businessDate', id: today },
        after: { raised: figures('raised'), ceased: figures('ceased') },
      });
    }
    return checked;
  }

  /** Certificates that stand in the register and would be refused today. They are open here and nowhere else. */
  async #faultyPapers(tx: EntityManager, ids: readonly string[] | null, today: BusinessDate): Promise<FaultyPaper[]> {
    const faulty: FaultyPaper[] = [];
    for (let after = beforeAll; ; ) {
      const rows = await tx.query<{ id: string; kind: TraderKind; sealed: string }[]>(sealedCertificates, [
        after,
        ids,
        batch,
      ]);
      for (const { id, kind, sealed } of rows) {
        const read = readCertificate(sealed && this.#cipher.open(certificateSeal, sealed), kind, today);
        if ('fault' in read) faulty.push({ id, code: read.fault });
      }
      const last = rows.at(-1);
      if (!last || rows.length < batch) return faulty;
      after = last.id;
    }
  }
}

/** One check after another: one that began before a change must not raise after it what the change has mended. */
async function inTurn(tx: EntityManager): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('register.check', 0))`);
}
