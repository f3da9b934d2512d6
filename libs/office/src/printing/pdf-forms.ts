import { compiledModule, WorkThread } from '@kefu/platform/process';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

/**
 * A field of a PDF form: a text, a box to tick, one of several options (buttons or a list), or what is only told and filled by
 * hand.
 */
export interface PdfFormField {
  readonly name: string;
  readonly kind: 'text' | 'tick' | 'choice' | 'other';
  readonly required: boolean;
  /** Of a choice, as the form calls them. */
  readonly options?: readonly string[];
}

/** What goes into a field: a text, an option, or whether it is ticked. */
export type PdfFormValues = Readonly<Record<string, string | boolean>>;

/** Why a PDF is no form that can be filled: damaged, locked by a password, an XFA form of Adobe's, or without fields. */
export type PdfFormFault = 'UNREADABLE' | 'LOCKED' | 'XFA_FORM' | 'NO_FIELDS';

/** What the thread is asked: which fields there are, or the form with these values in it. */
export type PdfFormTask =
  | { readonly what: 'read'; readonly pdf: Uint8Array }
  | { readonly what: 'fill'; readonly pdf: Uint8Array; readonly values: PdfFormValues };

export type PdfFormAnswer =
  | { readonly fields: readonly PdfFormField[] }
  | { readonly filled: Uint8Array }
  /** A value that is longer than its field takes. */
  | { readonly tooLong: string }
  | { readonly fault: PdfFormFault };

/** Reads and fills forms that are PDFs (AcroForm): one at a time, in a thread of its own, loaded only when one is asked for (S20). */
@Injectable()
export class PdfForms implements OnApplicationShutdown {
  readonly #thread = new WorkThread<PdfFormTask, PdfFormAnswer>({
    module: () => compiledModule(new URL('pdf-forms.thread.ts', import.meta.url).href),
    what: 'forms',
    mostWaiting: 20,
    longestMs: 30_000,
    idleMs: 60_000,
    maxMb: 512,
  });

  /** The fields of a form, in their order; or why it is none. */
  async read(pdf: Buffer): Promise<readonly PdfFormField[] | PdfFormFault> {
    const answer = await this.#thread.run({ what: 'read', pdf });
    if ('fault' in answer) return answer.fault;
    if ('fields' in answer) return answer.fields;
    throw new Error('A form was read and its fields were not told');
  }

  /**
   * A form with values in its fields, by name; its Chinese font embedded. The other fields stay as they are, all can still be
   * written in. An option is one of the field’s.
   */
  async fill(pdf: Buffer, values: PdfFormValues): Promise<Buffer | { readonly tooLong: string } | PdfFormFault> {
    const answer = await this.#thread.run({ what: 'fill', pdf, values });
    if ('fault' in answer) return answer.fault;
    if ('tooLong' in answer) return answer;
    if ('filled' in answer) return Buffer.from(answer.filled);
    throw new Error('A form was filled and is gone');
  }

  onApplicationShutdown(): Promise<void> {
    return this.#thread.close();
  }
}
