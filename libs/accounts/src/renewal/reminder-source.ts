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
import { FieldCipher } from '@kefu/platform/crypto';
import { Database, sql } from '@kefu/platform/database';
import type { Text } from '@kefu/platform/language';
import { Injectable, type OnModuleInit } from '@nestjs/common';

/** The purpose of renewal reminders in the ledger. */
export const renewalReminder = 'renewalReminder';

interface TermRow {
  id: string;
  ends_on: string;
  over: boolean;
  renewed: boolean;
  declined: boolean;
  number: string;
  name: string;
  branch: string;
  seat: string | null;
  phone_sealed: string | null;
  phone_masked: string | null;
}

const terms = sql(
  'renewal.reminder-terms',
  `SELECT t.id, t.ends_on, t.renewed_by IS NOT NULL AS renewed, t.state = 'closed' OR tr.state <> 'active' AS over,
     EXISTS (SELECT FROM renewal_answer a WHERE a.term_id = t.id AND a.answer = 'no') AS declined,
     tr.number, tr.name, b.name AS branch, tr.seat_number AS seat, p.phone_sealed, p.phone_masked
   FROM term t JOIN trader tr ON tr.id = t.trader_id JOIN org_unit b ON b.id = tr.branch_id
   LEFT JOIN trader_phone p ON p.trader_id = tr.id AND p.position = 1 WHERE t.id = ANY($1::uuid[])`,
);

const labels = sql(
  'renewal.recipient-labels',
  `SELECT tr.id, tr.name || ' ' || tr.number AS label, p.phone_masked FROM trader tr
   LEFT JOIN trader_phone p ON p.trader_id = tr.id AND p.position = 1 WHERE tr.id = ANY($1::uuid[])`,
);

/** Tells the ledger whom a renewal reminder reaches and what it says (T3). Phones are opened here, when they are sent. */
@Injectable()
export class ReminderSource implements MessageSource, OnModuleInit {
  readonly purpose = renewalReminder;
  readonly recipientType = 'trader';
  readonly soughtSql = `SELECT id FROM trader WHERE search_key LIKE '%' || ? || '%'`;
  readonly placeholders = ['name', 'number', 'endsOn', 'daysLeft', 'branch', 'seat'] as const;
  readonly samples = {
    name: '王小明',
    number: 'JY10001',
    endsOn: '2027年1月22日',
    daysLeft: '60',
    branch: '总部营业部',
    seat: 'A-001',
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

  about(level: string): Text {
    return {
      'zh-Hant': `續簽提醒，到期前 ${level} 天`,
      'zh-Hans': `续签提醒，到期前 ${level} 天`,
      en: `Renewal, ${level} ${level === '1' ? 'day' : 'days'} before`,
    };
  }

  onModuleInit(): void {
    this.#sources.register(this);
  }

  async load(messages: readonly ClaimedMessage[]): Promise<ReadonlyMap<string, MessageContent | Suppression>> {
    const today = await this.#calendar.today();
    const rows = await this.#database.query<TermRow & Record<string, unknown>>(terms, [
      messages.map(({ subjectId }) => subjectId),
    ]);
    const byTerm = new Map(rows.map((row) => [row.id, row]));
    return new Map(messages.map(({ id, subjectId }) => [id, this.#content(byTerm.get(subjectId ?? ''), today)]));
  }

  label(recipients: readonly string[]): Promise<ReadonlyMap<string, RecipientLabel>> {
    return labelsFrom(this.#database, labels, recipients);
  }

  #content(row: TermRow | undefined, today: string): MessageContent | Suppression {
    if (!row) return { suppressed: 'gone' };
    if (row.renewed) return { suppressed: 'renewed' };
    if (row.declined) return { suppressed: 'declined' };
    if (row.over || row.ends_on < today) return { suppressed: 'over' };
    if (!row.phone_sealed || !row.phone_masked) return { suppressed: 'noPhone' };
    const [year, month, day] = row.ends_on.split('-').map(Number);
    return {
      phone: this.#cipher.open('phone', row.phone_sealed),
      phoneMasked: row.phone_masked,
      values: {
        name: row.name,
        number: row.number,
        endsOn: `${year}年${month}月${day}日`,
        daysLeft: String(daysBetween(today, row.ends_on)),
        branch: row.branch,
        seat: row.seat ?? '',
      },
    };
  }
}
