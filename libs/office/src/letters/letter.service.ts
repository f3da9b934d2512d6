import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor, currentContext } from '@kefu/platform/context';
import { Database, sql } from '@kefu/platform/database';
import { NotFound, WrongState } from '@kefu/platform/errors';
import { FileStore } from '@kefu/platform/files';
import type { Language } from '@kefu/platform/language';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../calendar/index.ts';
import { Press } from '../printing/index.ts';
import { type SubjectRef, Subjects } from '../subjects/index.ts';
import {
  Letter,
  LetterChoice,
  type LetterDraftResult,
  type LetterResult,
  type WriteLetterInput,
} from './letter.types.ts';
import { fieldsOf, type LetterKind, type LetterValue, letterKinds } from './letter-kind.ts';
import { fillLine, mergeBody } from './letter-merge.ts';
import { lookOf } from './letter-preview.ts';

type Values = Readonly<Record<string, LetterValue>>;

/** The newest approved version of a template. */
interface Approved {
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
const facts = `l.id, l.number, t.name AS template, l.template_version AS "templateVersion", l.made_by_name AS "madeBy",
  l.made_at AS "madeAt"`;
const ofSubject = sql(
  'letter.ofSubject',
  `SELECT ${facts} FROM letter l JOIN letter_template t ON t.id = l.template_id
   WHERE l.subject_type = $1 AND l.subject_id = $2::uuid ORDER BY l.id DESC LIMIT 200`,
);
const sameLetter = sql(
  'letter.same',
  `SELECT ${facts} FROM letter l JOIN letter_template t ON t.id = l.template_id
   WHERE l.template_id = $1 AND l.template_version = $2 AND l.subject_type = $3 AND l.subject_id = $4 AND l.data_hash = $5`,
);

/** Letters: merged from an approved template and a record, printed once, kept for good (X6). */
@Injectable()
export class LetterService {
  readonly #database: Database;
  readonly #subjects: Subjects;
  readonly #calendar: CalendarService;
  readonly #press: Press;
  readonly #files: FileStore;
  readonly #audit: AuditTrail;

  constructor(
    database: Database,
    subjects: Subjects,
    calendar: CalendarService,
    press: Press,
    files: FileStore,
    audit: AuditTrail,
  ) {
    this.#database = database;
    this.#subjects = subjects;
    this.#calendar = calendar;
    this.#press = press;
    this.#files = files;
    this.#audit = audit;
  }

  /** The letters about a record that the caller may see, the newest first. */
  async about(subject: SubjectRef): Promise<Letter[]> {
    if (!(await this.#subjects.visible(subject))) return [];
    const rows = await this.#database.query<Letter>(ofSubject, [subject.type, subject.id]);
    return rows.map((row) => Object.assign(new Letter(), row));
  }

  /** From which templates a letter about a record makes sense now. */
  async choices(subject: SubjectRef): Promise<LetterChoice[]> {
    if (!(await this.#subjects.visible(subject))) return [];
    const kinds = [...letterKinds().values()].filter(({ subjectType }) => subjectType === subject.type);
    const loaded = await Promise.all(kinds.map(async (kind) => ((await this.#load(kind, subject.id)) ? kind.key : [])));
    const found = await this.#database.query<Approved>(approved, [null, loaded.flat()]);
    const { language } = currentContext();
    return found.map(({ id, kind, name }) =>
      Object.assign(new LetterChoice(), { templateId: id, name, kindTitle: letterKinds().get(kind)?.title[language] }),
    );
  }

  /**
   * Writes a letter, prints it and keeps it. The same template, record and data on the same day are the same letter:
   * asked for again, the one that there is comes back.
   */
  async write(input: WriteLetterInput): Promise<typeof LetterResult> {
    const ready = await this.#ready(input);
    if (!('values' in ready)) return ready;
    const { template, kind, values } = ready;
    const { subject } = input;
    const hash = createHash('sha256')
      .update(JSON.stringify(Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1))))
      .digest();
    const same = [template.id, template.version, subject.type, subject.id, hash];
    const earlier = await this.#same(same);
    if (earlier) return earlier;
    const number = await this.#nextNumber();
    const fileId = await this.#print(template, kind, values, number);
    const letter = await this.#database.transaction((tx) => this.#keep(tx, template, subject, hash, number, fileId));
    if (letter) return letter;
    // Somebody asked for the same letter at the same time and was first.
    await this.#files.remove(fileId);
    const first = await this.#same(same);
    if (!first) throw new Error('The letter that was in the way is gone');
    return first;
  }

  /** How the letter would look that `write` would write now; nothing of it is kept. */
  async draft(input: WriteLetterInput): Promise<typeof LetterDraftResult> {
    const ready = await this.#ready(input);
    if (!('values' in ready)) return ready;
    const { template, kind, values } = ready;
    return lookOf(template, fieldsOf(kind), values);
  }

  /** What a letter is made of, or why there is none. */
  async #ready({
    templateId,
    subject,
  }: WriteLetterInput): Promise<{ template: Approved; kind: LetterKind; values: Values } | NotFound | WrongState> {
    const visible = await this.#subjects.visible(subject);
    const [template] = await this.#database.query<Approved>(approved, [templateId, null]);
    const kind = template && letterKinds().get(template.kind);
    if (!visible || (kind && kind.subjectType !== subject.type)) return NotFound.of('subject');
    if (!template || !kind) return WrongState.of('unapproved', 'The template has no approved version');
    const values = await this.#valuesOf(kind, subject.id);
    if (!values) return WrongState.of('senseless', 'Such a letter makes no sense for the record as it stands');
    return { template, kind, values };
  }

  async #keep(
    tx: EntityManager,
    { id, name, version }: Approved,
    { type, id: subjectId }: SubjectRef,
    hash: Buffer,
    number: string,
    fileId: string,
  ): Promise<Letter | undefined> {
    const actor = currentActor();
    const [made]: { id: string; madeAt: Date }[] = await tx.query(
      `INSERT INTO letter (number, template_id, template_version, subject_type, subject_id, data_hash, file_id, made_by, made_by_name)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (template_id, template_version, subject_type, subject_id, data_hash)
       DO NOTHING RETURNING id, made_at AS "madeAt"`,
      [number, id, version, type, subjectId, hash, fileId, actor.id, actor.name],
    );
    if (!made) return undefined;
    if (!(await this.#files.hold(tx, fileId, 'letters'))) throw new Error('The letter that was printed is gone');
    const after = { number, template: name, version };
    await this.#audit.record(tx, { action: 'letter.written', subject: { type, id: subjectId }, after });
    return Object.assign(new Letter(), {
      ...made,
      number,
      template: name,
      templateVersion: version,
      madeBy: actor.name,
    });
  }

  async #print(template: Approved, kind: LetterKind, values: Values, number: string): Promise<string> {
    const { language } = template;
    const fields = fieldsOf(kind);
    const title = fillLine(template.title, fields, values, language);
    const pdf = await this.#press.print({
      title,
      subtitle: number,
      language,
      madeBy: currentActor().name,
      madeAt: new Date(),
      blocks: mergeBody(template.body, fields, values, language),
    });
    const file = await this.#files.put(Readable.from([pdf]), {
      name: `${title} ${number}.pdf`,
      maxBytes: pdf.length,
      accepts: ['application/pdf'],
    });
    return file.id;
  }

  async #valuesOf(kind: LetterKind, subjectId: string): Promise<Values | undefined> {
    const loaded = await this.#load(kind, subjectId);
    return loaded && { ...loaded, today: await this.#calendar.today(), writer: currentActor().name };
  }

  async #load(kind: LetterKind, subjectId: string): Promise<Record<string, LetterValue> | undefined> {
    const [row] = await this.#database.query<Record<string, LetterValue>>(kind.load, [subjectId]);
    return row;
  }

  async #same(key: readonly unknown[]): Promise<Letter | undefined> {
    const [row] = await this.#database.query<Letter>(sameLetter, key);
    return row && Object.assign(new Letter(), row);
  }

  /** The year and a number that is never given twice; one that a failed print took stays unused. */
  async #nextNumber(): Promise<string> {
    const { rows } = await this.#database.pool.query<{ number: string }>(
      `SELECT to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYY') || '-' || lpad(nextval('letter_number')::text, 6, '0') AS number`,
    );
    return rows[0]?.number ?? '';
  }
}
