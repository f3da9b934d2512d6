import { franchiseePhoneSeal } from '@kefu/franchise';
import { seasonName } from '@kefu/inventory';
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
import { text } from '../words/words.ts';
import { orderFeed, toldFacts } from './feed.sql.ts';

interface Told {
  readonly id: string;
  readonly name: string;
  readonly phone_sealed: string | null;
  readonly phone_masked: string | null;
  readonly season: string;
  readonly order: string;
  readonly day: string | null;
  readonly pieces: number;
}

const facts = sql('feed.told', toldFacts);
const labels = sql(
  'feed.labels',
  `SELECT id, number || ' ' || name AS label, phone_masked FROM franchisee WHERE id = ANY($1::uuid[])`,
);

/** Tells the ledger what a franchisee is told of its goods, as they are when the message leaves (F31). */
@Injectable()
export class FeedSource implements MessageSource, OnModuleInit {
  readonly purpose = orderFeed;
  readonly recipientType = 'franchisee';
  readonly role = 'CS';
  readonly soughtSql = `SELECT id FROM franchisee WHERE search_key LIKE '%' || ? || '%'`;
  readonly placeholders = ['name', 'season', 'order', 'pieces', 'day'] as const;
  readonly samples = {
    name: '沈阳恒美泰',
    season: '2009秋冬',
    order: 'DD1A2B3C4D',
    pieces: '1200',
    day: '2009年9月3日',
  };
  readonly #database: Database;
  readonly #cipher: FieldCipher;
  readonly #sources: MessageSources;

  constructor(database: Database, cipher: FieldCipher, sources: MessageSources) {
    this.#database = database;
    this.#cipher = cipher;
    this.#sources = sources;
  }

  about(): Text {
    return text('訂單進度', '订单进度', 'How far orders are');
  }

  onModuleInit(): void {
    this.#sources.register(this);
  }

  async load(messages: readonly ClaimedMessage[]): Promise<ReadonlyMap<string, MessageContent | Suppression>> {
    const rows = await this.#database.query<Told & Record<string, unknown>>(facts, [
      messages.map(({ subjectId }) => subjectId),
    ]);
    const bySubject = new Map(rows.map((row) => [row.id, row]));
    return new Map(messages.map(({ id, subjectId }) => [id, this.#content(bySubject.get(subjectId ?? ''))]));
  }

  label(recipients: readonly string[]): Promise<ReadonlyMap<string, RecipientLabel>> {
    return labelsFrom(this.#database, labels, recipients);
  }

  #content(row: Told | undefined): MessageContent | Suppression {
    if (!row) return { suppressed: 'gone' };
    if (!row.phone_sealed || !row.phone_masked) return { suppressed: 'noPhone' };
    const [year, month, day] = (row.day ?? '').split('-').map(Number);
    return {
      phone: this.#cipher.open(franchiseePhoneSeal, row.phone_sealed),
      phoneMasked: row.phone_masked,
      values: {
        name: row.name,
        // As the mainland's franchisees say it.
        season: seasonName(row.season, 'zh-Hans'),
        order: row.order,
        pieces: String(row.pieces),
        day: row.day ? `${year}年${month}月${day}日` : '',
      },
    };
  }
}
