import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database, sql } from '@kefu/platform/database';
import { FileStore } from '@kefu/platform/files';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Press } from '../printing/index.ts';
import { type SubjectRef, Subjects } from '../subjects/index.ts';
import { Letter, type LetterResult, type WriteLetterInput } from './letter.types.ts';
import { fieldsOf } from './letter-kind.ts';
import { type Approved, LetterMaterial, type Material } from './letter-material.ts';
import { fillLine, mergeBody } from './letter-merge.ts';

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
  readonly #material: LetterMaterial;
  readonly #press: Press;
  readonly #files: FileStore;
  readonly #audit: AuditTrail;

  constructor(
    database: Database,
    subjects: Subjects,
    material: LetterMaterial,
    press: Press,
    files: FileStore,
    audit: AuditTrail,
  ) {
    this.#database = database;
    this.#subjects = subjects;
    this.#material = material;
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

  /**
   * Writes a letter, prints it and keeps it. The same template, record and data on the same day are the same letter:
   * asked for again, the one that there is comes back.
   */
  async write(input: WriteLetterInput): Promise<typeof LetterResult> {
    const material = await this.#material.find(input);
    return 'values' in material ? this.writeFrom(material, input.subject) : material;
  }

  /** Writes the letter of a material that was found, as {@link write} does. */
  async writeFrom(material: Material, subject: SubjectRef): Promise<Letter> {
    const { template, values } = material;
    const hash = createHash('sha256')
      .update(JSON.stringify(Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1))))
      .digest();
    const same = [template.id, template.version, subject.type, subject.id, hash];
    const earlier = await this.#same(same);
    if (earlier) return earlier;
    const number = await this.#nextNumber();
    const fileId = await this.#print(material, number);
    const letter = await this.#database.transaction((tx) => this.#keep(tx, template, subject, hash, number, fileId));
    if (letter) return letter;
    // Somebody asked for the same letter at the same time and was first.
    await this.#files.remove(fileId);
    const first = await this.#same(same);
    if (!first) throw new Error('The letter that was in the way is gone');
    return first;
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

  async #print({ template, kind, values }: Material, number: string): Promise<string> {
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
