import { toSimplified } from '@kefu/platform/search';
import { Injectable } from '@nestjs/common';
import type { Claimed } from './ledger.ts';
import { type MessageContent, MessageSources, type Suppression } from './message-source.ts';
import { fillTemplate, segmentsOf } from './message-text.ts';
import { optedOut, Phones } from './phones.ts';

/** A message in words, and where it goes; the phone is open here. */
export interface Letter {
  readonly phone: string;
  readonly phoneIndex: Buffer;
  readonly phoneMasked: string;
  readonly text: string;
  readonly values: Readonly<Record<string, string>>;
  readonly segments: number;
}

/** Turns claimed messages into letters, a batch at a time (X7): each purpose opens what its messages need. */
@Injectable()
export class Letters {
  readonly #sources: MessageSources;
  readonly #phones: Phones;

  constructor(sources: MessageSources, phones: Phones) {
    this.#sources = sources;
    this.#phones = phones;
  }

  /** What each message says and whom it reaches, or why it need not leave. */
  async write(messages: readonly Claimed[]): Promise<Map<string, Letter | Suppression>> {
    const letters = new Map<string, Letter | Suppression>();
    const drafts: Draft[] = [];
    for (const purpose of new Set(messages.map((message) => message.purpose))) {
      const source = this.#sources.of(purpose);
      if (!source) throw new Error(`No desk of this worker sends for ${purpose}`);
      const ofPurpose = messages.filter((message) => message.purpose === purpose);
      const contents = await source.load(ofPurpose);
      for (const message of ofPurpose) {
        const content = contents.get(message.id) ?? { suppressed: 'gone' };
        if ('phone' in content) drafts.push(this.#draft(message, content));
        else letters.set(message.id, content);
      }
    }
    const refusing = await this.#phones.refusing(drafts.map(({ letter }) => letter.phoneIndex));
    for (const { message, letter } of drafts)
      letters.set(message.id, refusing.has(letter.phoneIndex.toString('hex')) ? { suppressed: optedOut } : letter);
    return letters;
  }

  #draft(message: Claimed, { phone, phoneMasked, values }: MessageContent): Draft {
    const text = fillTemplate(message, values);
    const phoneIndex = this.#phones.indexOf(phone);
    return {
      message,
      letter: { phone, phoneIndex, phoneMasked, text, values, segments: segmentsOf(text) },
    };
  }
}

interface Draft {
  readonly message: Claimed;
  readonly letter: Letter;
}

/** The same letter in simplified characters, for gateways that take no others. */
export function inSimplified(letter: Letter): Letter {
  const text = toSimplified(letter.text);
  const values = Object.fromEntries(Object.entries(letter.values).map(([name, value]) => [name, toSimplified(value)]));
  return { ...letter, text, values, segments: segmentsOf(text) };
}
