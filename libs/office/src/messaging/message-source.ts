import type { Database, Sql } from '@kefu/platform/database';
import type { Text } from '@kefu/platform/language';
import { Injectable } from '@nestjs/common';

/** A message that is about to leave, as its purpose sees it. */
export interface ClaimedMessage {
  readonly id: string;
  readonly recipient: string;
  readonly level: string;
  readonly subjectId: string | null;
}

/** Where a message goes and what it says; the phone is open here and nowhere else. */
export interface MessageContent {
  /** E.164. */
  readonly phone: string;
  readonly phoneMasked: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The message need not leave any more, or cannot. */
export interface Suppression {
  /** A code that the console words: `renewed`, `noPhone`, `closed`. */
  readonly suppressed: string;
}

/** How lists show a recipient. */
export interface RecipientLabel {
  readonly label: string;
  readonly phoneMasked: string | null;
}

/** What a desk tells the ledger about its purpose (X7). */
export interface MessageSource {
  readonly purpose: string;
  /** What a message of this purpose and level is about, for lists that leave the house. */
  about(level: string): Text;
  /** Leaves at any hour: what it tells cannot wait for the morning, and no setting holds it back. */
  readonly anyHour?: boolean;
  /** Role that telephones whoever takes no messages; `CS` where it is left out. */
  readonly role?: string;
  /** The desk sees to those whom its messages do not reach: no telephone task is made for whoever takes no messages. */
  readonly followsUp?: boolean;
  /** Kind of subject that a recipient is, such as `trader`; tasks lead there. */
  readonly recipientType?: string;
  /** SQL that gives the ids of recipients by a part of their number or name, folded, at `?`. */
  readonly soughtSql: string;
  /** Placeholders that templates of this purpose may use. */
  readonly placeholders: readonly string[];
  /** A sample value for each, for the preview of a template. */
  readonly samples: Readonly<Record<string, string>>;
  /** Opens what is needed to send, at the moment of sending; every message asked for is answered. */
  load(messages: readonly ClaimedMessage[]): Promise<ReadonlyMap<string, MessageContent | Suppression>>;
  /** Recipients by id, for lists; masked. */
  label(recipients: readonly string[]): Promise<ReadonlyMap<string, RecipientLabel>>;
}

/** Recipients by id, from a statement that gives id, label and phone_masked of the ids in $1. */
export async function labelsFrom(
  database: Database,
  statement: Sql,
  recipients: readonly string[],
): Promise<ReadonlyMap<string, RecipientLabel>> {
  const rows = await database.query<{ id: string; label: string; phone_masked: string | null }>(statement, [
    recipients,
  ]);
  return new Map(rows.map((row) => [row.id, { label: row.label, phoneMasked: row.phone_masked }]));
}

/** The purposes of the installation; each desk registers its own when it starts. */
@Injectable()
export class MessageSources {
  readonly #sources = new Map<string, MessageSource>();

  /** @throws Error when the purpose is taken. */
  register(source: MessageSource): void {
    if (this.#sources.has(source.purpose)) throw new Error(`Two desks send for ${source.purpose}`);
    this.#sources.set(source.purpose, source);
  }

  /** The source of a purpose; undefined where no desk of this process sends for it. */
  of(purpose: string): MessageSource | undefined {
    return this.#sources.get(purpose);
  }

  /** SQL that gives the ids of recipients of any purpose by a part of their number or name, folded, at a place such as `$1`. */
  soughtSql(at: string): string {
    const statements = new Set([...this.#sources.values()].map(({ soughtSql }) => soughtSql));
    return [...statements].map((statement) => statement.replace('?', at)).join(' UNION ');
  }

  /** Every purpose. */
  purposes(): string[] {
    return [...this.#sources.keys()];
  }
}
