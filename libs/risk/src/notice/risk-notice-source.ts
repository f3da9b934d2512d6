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
import { Database, type Sql, sql } from '@kefu/platform/database';
import type { Text } from '@kefu/platform/language';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type NoticeFacts, noticeFactsSql, noticePlaceholders, noticeValues } from './notice-values.ts';
import { aboutLevel, noticeTitles } from './notice-words.ts';
import { riskNotice, riskSecondContact } from './risk-notices.ts';

type NoticeRow = NoticeFacts & {
  readonly id: string;
  readonly over: boolean;
  readonly phone_sealed: string | null;
  readonly phone_masked: string | null;
};

const rowOfNotice = `JOIN risk_run r ON r.id = n.run_id JOIN risk_market k ON k.id = r.market_id
  JOIN risk_row w ON w.file_id = n.file_id AND w.line = n.line JOIN risk_threshold l ON l.id = w.threshold_id
  JOIN trader t ON t.id = n.trader_id JOIN org_unit b ON b.id = t.branch_id`;

const notices = sql(
  'risk.notices-to-send',
  `SELECT n.id, false AS over, ${noticeFactsSql}, p.phone_sealed, p.phone_masked FROM risk_notice n ${rowOfNotice}
   LEFT JOIN trader_phone p ON p.trader_id = t.id AND p.position = 1 WHERE n.id = ANY($1::uuid[])`,
);

const secondContacts = sql(
  'risk.second-contacts-to-send',
  `SELECT u.id, u.outcome IS NOT NULL OR u.step <> 'secondContact' AS over, ${noticeFactsSql}, p.phone_sealed, p.phone_masked
   FROM risk_follow_up u JOIN risk_notice n ON n.id = u.notice_id ${rowOfNotice}
   LEFT JOIN trader_phone p ON p.trader_id = t.id AND p.position = 2 WHERE u.id = ANY($1::uuid[])`,
);

const labels = (position: number): Sql =>
  sql(
    `risk.recipient-labels-${position}`,
    `SELECT t.id, t.name || ' ' || t.number AS label, p.phone_masked FROM trader t
     LEFT JOIN trader_phone p ON p.trader_id = t.id AND p.position = ${position} WHERE t.id = ANY($1::uuid[])`,
  );

/** Tells the ledger whom words about a trader's risk reach and what they say (T9): the frozen row, in today's words. */
abstract class NoticeSource implements MessageSource, OnModuleInit {
  abstract readonly purpose: string;
  protected abstract readonly title: Text;
  protected abstract readonly statement: Sql;
  protected abstract readonly labels: Sql;
  readonly anyHour = true;
  // The ladder telephones whoever is not reached.
  readonly followsUp = true;
  readonly soughtSql = `SELECT id FROM trader WHERE search_key LIKE '%' || ? || '%'`;
  readonly placeholders = noticePlaceholders;
  readonly samples = noticeValues({
    name: '王小明',
    number: 'JY10001',
    branch: '总部营业部',
    tradingDay: '2026-10-09',
    margin: 105_000_000,
    equity: 100_000_000,
    floating: -1_234_567,
    target: 8_000,
  });
  readonly #database: Database;
  readonly #cipher: FieldCipher;
  readonly #sources: MessageSources;

  constructor(database: Database, cipher: FieldCipher, sources: MessageSources) {
    this.#database = database;
    this.#cipher = cipher;
    this.#sources = sources;
  }

  about(level: string): Text {
    return aboutLevel(this.title, level);
  }

  onModuleInit(): void {
    this.#sources.register(this);
  }

  async load(messages: readonly ClaimedMessage[]): Promise<ReadonlyMap<string, MessageContent | Suppression>> {
    const rows = await this.#database.query<NoticeRow & Record<string, unknown>>(this.statement, [
      messages.map(({ subjectId }) => subjectId),
    ]);
    const bySubject = new Map(rows.map((row) => [row.id, row]));
    return new Map(messages.map(({ id, subjectId }) => [id, this.#content(bySubject.get(subjectId ?? ''))]));
  }

  label(recipients: readonly string[]): Promise<ReadonlyMap<string, RecipientLabel>> {
    return labelsFrom(this.#database, this.labels, recipients);
  }

  #content(row: NoticeRow | undefined): MessageContent | Suppression {
    if (!row) return { suppressed: 'gone' };
    if (row.over) return { suppressed: 'over' };
    if (!row.phone_sealed || !row.phone_masked) return { suppressed: 'noPhone' };
    return {
      phone: this.#cipher.open('phone', row.phone_sealed),
      phoneMasked: row.phone_masked,
      values: noticeValues(row),
    };
  }
}

/** Risk notices, to a trader's main phone. */
@Injectable()
export class RiskNoticeSource extends NoticeSource {
  readonly purpose = riskNotice;
  protected readonly title = noticeTitles.notice;
  protected readonly statement = notices;
  protected readonly labels = labels(1);

  // Nest reads what to inject from the constructor of the class itself.
  // oxlint-disable-next-line no-useless-constructor
  constructor(database: Database, cipher: FieldCipher, sources: MessageSources) {
    super(database, cipher, sources);
  }
}

/** The same words to a trader's second phone, where the main one was not reached. */
@Injectable()
export class SecondContactSource extends NoticeSource {
  readonly purpose = riskSecondContact;
  protected readonly title = noticeTitles.secondContact;
  protected readonly statement = secondContacts;
  protected readonly labels = labels(2);

  // Nest reads what to inject from the constructor of the class itself.
  // oxlint-disable-next-line no-useless-constructor
  constructor(database: Database, cipher: FieldCipher, sources: MessageSources) {
    super(database, cipher, sources);
  }
}
