import { Database } from '@kefu/platform/database';
import { toSimplified } from '@kefu/platform/search';
import { Injectable } from '@nestjs/common';
import { MessageSources } from './message-source.ts';
import { fillTemplate, placeholdersOf, segmentsOf } from './message-text.ts';
import { MessagePreview, type PreviewInput } from './template.types.ts';

interface Price {
  readonly gateway: string;
  readonly simplified: boolean;
  readonly price: number | null;
}

/** Shows words as they would leave, and what they would cost (X7). */
@Injectable()
export class PreviewService {
  readonly #database: Database;
  readonly #sources: MessageSources;

  constructor(database: Database, sources: MessageSources) {
    this.#database = database;
    this.#sources = sources;
  }

  /** With the sample values of the purpose; a placeholder that it does not give stays as it is. */
  async preview({ purpose, body, signature }: PreviewInput): Promise<MessagePreview> {
    const source = this.#sources.of(purpose);
    const unknown = placeholdersOf(body).filter((name) => !source?.placeholders.includes(name));
    const samples = { ...source?.samples, ...Object.fromEntries(unknown.map((name) => [name, `{${name}}`])) };
    const text = fillTemplate({ body, signature: signature.trim() }, samples);
    const { rows } = await this.#database.pool.query<Price>(
      `SELECT coalesce(nullif(title, ''), name) AS gateway, simplified, price_per_thousand AS price
       FROM message_gateway WHERE enabled ORDER BY priority, name`,
    );
    const costs = rows.map(({ gateway, simplified, price }) => {
      const worded = simplified ? toSimplified(text) : text;
      const segments = segmentsOf(worded);
      return { gateway, text: worded, segments, costPerThousand: price === null ? null : price * segments };
    });
    return Object.assign(new MessagePreview(), {
      text,
      length: text.length,
      segments: segmentsOf(text),
      unknownPlaceholders: unknown,
      costs,
    });
  }
}
