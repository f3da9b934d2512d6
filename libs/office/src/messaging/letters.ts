import { Injectable } from '@nestjs/common';
import type { Claimed } from './ledger.ts';
import { type MessageContent, MessageSources, type Suppression } from './message-source.ts';
import { fillTemplate, segmentsOf } from './message-text.ts';

/** A message in words, and where it goes; the phone is open here. */
export interface Letter {
  readonly phone: string;
  readonly phoneMasked: string;
  readonly text: string;
  readonly values: Readonly<Record<string, string>>;
  readonly segments: number;
}

/** Turns claimed messages into letters, a batch at a time (X7): each purpose opens what its messages need. */
@Injectable()
export class Letters {
  readonly #sources: MessageSources;

  constructor(sources: MessageSources) {
    this.#sources = sources;
  }

  /** What each message says and whom it reaches, or why it need not leave. */
  async write(messages: readonly Claimed[]): Promise<Map<string, Letter | Suppression>> {
    const letters = new Map<string, Letter | Suppression>();
    for (const purpose of new Set(messages.map((message) => message.purpose))) {
      const source = this.#sources.of(purpose);
      if (!source) throw new Error(`No desk of this worker sends for ${purpose}`);
      const ofPurpose = messages.filter((message) => message.purpose === purpose);
      const contents = await source.load(ofPurpose);
      for (const message of ofPurpose) {
        const content = contents.get(message.id) ?? { suppressed: 'gone' };
        letters.set(message.id, 'phone' in content ? letterOf(message, content) : content);
      }
    }
    return letters;
  }
}

function letterOf(message: Claimed, { phone, phoneMasked, values }: MessageContent): Letter {
  const text = fillTemplate(message, values);
  return { phone, phoneMasked, text, values, segments: segmentsOf(text) };
}
