import { CalendarService, daysBetween } from '@kefu/office/calendar';
import {
  type ClaimedMessage,
  labelsFrom,
  type MessageContent,
  type MessageSource,
  MessageSources,
  type RecipientLabel,
  type Suppression,
} from '@kefu/office/messaging';
import { yuanText } from '@kefu/office/money';
import { FieldCipher } from '@kefu/platform/crypto';
import { Database, sql } from '@kefu/platform/database';
import type { Text } from '@kefu/platform/language';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { withdrewSql } from '../consent/consent-reasons.ts';
import { personPhoneSeal } from '../people/mortgage-person.entity.ts';
import { dunned, feeDunning } from './dunning.sql.ts';

interface OwedRow {
  readonly id: string;
  readonly open: boolean;
  readonly number: string;
  readonly house: string;
  readonly due_on: string;
  readonly owed: number;
  readonly kinds: readonly string[];
  readonly name: string | null;
  readonly phone_sealed: string | null;
  readonly phone_masked: string | null;
  /** Whether the buyer took back the consent to be reminded. */
  readonly withdrew: boolean;
}

/** What a reminder tells now: what is still owed of all fees of the contract that are due on the day of the one it is about. */
const owedNow = sql(
  'mortgage.dunning-owed',
  `SELECT lead.id, c.state = 'open' AS open, c.number, c.house, lead.due_on, b.name, b.phone_sealed, b.phone_masked,
     coalesce(${withdrewSql('dunning')}, false) AS withdrew,
     coalesce(sum(f.amount_fen - f.paid_fen), 0)::bigint AS owed, coalesce(array_agg(f.kind ORDER BY f.kind) FILTER (WHERE f.id IS NOT NULL), '{}') AS kinds
   FROM mortgage_fee lead JOIN mortgage_contract c ON c.id = lead.contract_id
   LEFT JOIN mortgage_buyer b ON b.contract_id = c.id AND b.position = 1
   LEFT JOIN mortgage_fee f ON f.contract_id = lead.contract_id AND f.due_on = lead.due_on AND ${dunned}
   WHERE lead.id = ANY($1::uuid[]) GROUP BY lead.id, c.id, b.contract_id, b.position,
     b.name, b.name_key, b.phone_sealed, b.phone_masked`,
);

const labels = sql(
  'mortgage.dunning-labels',
  `SELECT c.id, c.number || ' ' || coalesce(b.name, '') AS label, b.phone_masked FROM mortgage_contract c
   LEFT JOIN mortgage_buyer b ON b.contract_id = c.id AND b.position = 1 WHERE c.id = ANY($1::uuid[])`,
);

/** As the words of messages, which buyers on the mainland read, call the fees. */
const called: Readonly<Record<string, string>> = {
  deedTax: '契税',
  maintenanceFund: '维修基金',
  registration: '登记费',
  areaDifference: '面积差价款',
};

/** Tells the ledger whom a reminder of fees reaches and what it says (S18). Nothing leaves about what was paid or let go. */
@Injectable()
export class DunningSource implements MessageSource, OnModuleInit {
  readonly purpose = feeDunning;
  readonly recipientType = 'mortgageContract';
  readonly role = 'MS';
  readonly soughtSql = `SELECT id FROM mortgage_contract WHERE search_key LIKE '%' || ? || '%'`;
  readonly placeholders = ['name', 'contract', 'house', 'fees', 'amount', 'dueOn', 'days'] as const;
  readonly samples = {
    name: '王小明',
    contract: 'HT260001',
    house: '3-1-501',
    fees: '契税、维修基金',
    amount: '17,428.57',
    dueOn: '2026年12月1日',
    days: '15',
  };
  readonly #database: Database;
  readonly #cipher: FieldCipher;
  readonly #calendar: CalendarService;
  readonly #sources: MessageSources;

  constructor(database: Database, cipher: FieldCipher, calendar: CalendarService, sources: MessageSources) {
    this.#database = database;
    this.#cipher = cipher;
    this.#calendar = calendar;
    this.#sources = sources;
  }

  about(): Text {
    return { 'zh-Hant': '費用催交', 'zh-Hans': '费用催交', en: 'Reminder of fees' };
  }

  onModuleInit(): void {
    this.#sources.register(this);
  }

  async load(messages: readonly ClaimedMessage[]): Promise<ReadonlyMap<string, MessageContent | Suppression>> {
    const today = await this.#calendar.today();
    const rows = await this.#database.query<OwedRow & Record<string, unknown>>(owedNow, [
      messages.map(({ subjectId }) => subjectId),
    ]);
    const byFee = new Map(rows.map((row) => [row.id, row]));
    return new Map(messages.map(({ id, subjectId }) => [id, this.#content(byFee.get(subjectId ?? ''), today)]));
  }

  label(recipients: readonly string[]): Promise<ReadonlyMap<string, RecipientLabel>> {
    return labelsFrom(this.#database, labels, recipients);
  }

  #content(row: OwedRow | undefined, today: string): MessageContent | Suppression {
    if (!row?.open) return { suppressed: 'gone' };
    if (row.owed <= 0) return { suppressed: 'settled' };
    if (row.withdrew) return { suppressed: 'optedOut' };
    if (!row.phone_sealed || !row.phone_masked) return { suppressed: 'noPhone' };
    const [year, month, day] = row.due_on.split('-').map(Number);
    return {
      phone: this.#cipher.open(personPhoneSeal, row.phone_sealed),
      phoneMasked: row.phone_masked,
      values: {
        name: row.name ?? '',
        contract: row.number,
        house: row.house,
        fees: row.kinds.map((kind) => called[kind] ?? '').join('、'),
        amount: yuanText(row.owed),
        dueOn: `${year}年${month}月${day}日`,
        days: String(Math.max(0, daysBetween(row.due_on, today))),
      },
    };
  }
}
