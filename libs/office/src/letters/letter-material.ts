import { currentActor, currentContext } from '@kefu/platform/context';
import { Database, sql } from '@kefu/platform/database';
import { NotFound, WrongState } from '@kefu/platform/errors';
import type { Language } from '@kefu/platform/language';
import { Injectable } from '@nestjs/common';
import { CalendarService } from '../calendar/index.ts';
import { type SubjectRef, Subjects } from '../subjects/index.ts';
import { LetterChoice, type LetterDraftResult, type WriteLetterInput } from './letter.types.ts';
import { fieldsOf, type LetterKind, type LetterValue, letterKinds } from './letter-kind.ts';
import { lookOf } from './letter-preview.ts';

/** What fills a letter's places. */
export type Values = Readonly<Record<string, LetterValue>>;

/** The newest approved version of a template. */
export interface Approved {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly version: number;
  readonly language: Language;
  readonly title: string;
  readonly body: string;
}

const approved = sql(
  'letter.approved',
  `SELECT DISTINCT ON (t.kind, t.name, t.id) t.id, t.kind, t.name, v.version, v.language, v.title, v.body
   FROM letter_template t JOIN letter_template_version v ON v.template_id = t.id AND v.approved_at IS NOT NULL
   WHERE ($1::uuid IS NULL OR t.id = $1) AND ($2::text[] IS NULL OR t.kind = ANY($2))
   ORDER BY t.kind, t.name, t.id, v.version DESC`,
);
/** What a letter is made of. */
export interface Material {
  readonly template: Approved;
  readonly kind: LetterKind;
  readonly values: Values;
}

/** Finds what a letter about a record is made of: an approved template, and the record's data as they are now (X6). */
@Injectable()
export class LetterMaterial {
  readonly #database: Database;
  readonly #subjects: Subjects;
  readonly #calendar: CalendarService;

  constructor(database: Database, subjects: Subjects, calendar: CalendarService) {
    this.#database = database;
    this.#subjects = subjects;
    this.#calendar = calendar;
  }

  /** From which templates a letter about a record makes sense now. */
  async choices(subject: SubjectRef): Promise<LetterChoice[]> {
    if (!(await this.#subjects.reached(subject, 'letter.write'))) return [];
    const kinds = [...letterKinds().values()].filter(({ subjectType }) => subjectType === subject.type);
    const loaded = await Promise.all(kinds.map(async (kind) => ((await this.#load(kind, subject.id)) ? kind.key : [])));
    const found = await this.#database.query<Approved>(approved, [null, loaded.flat()]);
    const { language } = currentContext();
    const fitting = await Promise.all(found.map((each) => this.#fits(each, subject.id)));
    return found
      .filter((_, at) => fitting[at])
      .map(({ id, kind, name }) =>
        Object.assign(new LetterChoice(), {
          templateId: id,
          name,
          kindTitle: letterKinds().get(kind)?.title[language],
        }),
      );
  }

  /** How the letter would look that would be written now; nothing of it is kept. */
  async draft(input: WriteLetterInput): Promise<typeof LetterDraftResult> {
    const ready = await this.find(input);
    if (!('values' in ready)) return ready;
    const { template, kind, values } = ready;
    return lookOf(template, fieldsOf(kind), values);
  }

  /** What a letter is made of, or why there is none. */
  async find({ templateId, subject }: WriteLetterInput): Promise<Material | NotFound | WrongState> {
    const reached = await this.#subjects.reached(subject, 'letter.write');
    const [template] = await this.#database.query<Approved>(approved, [templateId, null]);
    const kind = template && letterKinds().get(template.kind);
    if (!reached || (kind && kind.subjectType !== subject.type)) return NotFound.of('subject');
    if (!template || !kind) return WrongState.of('unapproved', 'The template has no approved version');
    const values = (await this.#fits(template, subject.id)) && (await this.#valuesOf(kind, subject.id));
    if (!values) return WrongState.of('senseless', 'Such a letter makes no sense for the record as it stands');
    return { template, kind, values };
  }

  /** Whether a template is one of those that the record may be written about from. */
  async #fits({ id, kind }: Approved, subjectId: string): Promise<boolean> {
    const templates = letterKinds().get(kind)?.templates;
    if (!templates) return true;
    return (await this.#database.query<{ id: string }>(templates, [subjectId])).some((each) => each.id === id);
  }

  async #valuesOf(kind: LetterKind, subjectId: string): Promise<Values | undefined> {
    const loaded = await this.#load(kind, subjectId);
    return loaded && { ...loaded, today: await this.#calendar.today(), writer: currentActor().name };
  }

  async #load(kind: LetterKind, subjectId: string): Promise<Record<string, LetterValue> | undefined> {
    const [row] = await this.#database.query<Record<string, LetterValue>>(kind.load, [subjectId]);
    return row;
  }
}
