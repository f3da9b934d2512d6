import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { franchiseeCertificateSeal, franchiseePhoneSeal, plainCertificate } from '@kefu/franchise';
import { readPhones } from '@kefu/office/phone';
import { FieldCipher } from '@kefu/platform/crypto';
import { Database } from '@kefu/platform/database';
import { FileStore } from '@kefu/platform/files';
import { defineQueue, HandlesJob, type Job, type JobHandler } from '@kefu/platform/jobs';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type SaidOfForm, whoseForm } from './candidates.ts';
import { type IntakeKnowledge, loadKnowledge } from './form-master.ts';
import type { FormFault, OrderForm } from './order-form.ts';
import { readForm } from './read-form.ts';

/** One at a time per worker: reading uses a whole core. */
export const orderFormQueue = defineQueue({ name: 'order-forms', concurrency: 1, attempts: 5 });

/** A form that is larger was made by no franchisee. */
const mostBytes = 5 * 1024 * 1024;

/** Forms that are stored by one commit. */
const together = 10;

/** A form that is still to be read. */
interface WaitingForm {
  readonly id: string;
  readonly fileId: string;
  readonly fileName: string;
}

/** Reads the forms of a batch, one after the other (F3); told twice, it finds the second time that there is nothing to read. */
@HandlesJob({ queue: 'order-forms', name: 'read' })
@Injectable()
export class FormReading implements JobHandler {
  readonly #database: Database;
  readonly #files: FileStore;
  readonly #cipher: FieldCipher;

  constructor(database: Database, files: FileStore, cipher: FieldCipher) {
    this.#database = database;
    this.#files = files;
    this.#cipher = cipher;
  }

  async handle(job: Job): Promise<void> {
    await this.readBatch(String(job.data.batchId));
  }

  /** Reads what is still to be read of a batch. */
  async readBatch(batchId: string): Promise<void> {
    const knowledge = await this.#database.transaction(loadKnowledge);
    const { rows } = await this.#database.pool.query<WaitingForm>(
      `SELECT id, file_id AS "fileId", file_name AS "fileName" FROM order_form WHERE batch_id = $1 AND state = 'READING' ORDER BY id`,
      [batchId],
    );
    let ahead = this.#readSome(rows.slice(0, together), knowledge);
    for (let at = 0; at < rows.length; at += together) {
      const read = await ahead;
      // The next ones are read while PostgreSQL keeps these.
      ahead = this.#readSome(rows.slice(at + together, at + 2 * together), knowledge);
      const stored = this.#database.transaction(async (tx) => {
        for (const { id, fileName, form } of read) {
          await store(tx, id, form, { ...this.#indexes(form), fileName }, knowledge);
        }
      });
      await Promise.all([ahead, stored]);
    }
  }

  async #readSome(
    rows: readonly WaitingForm[],
    { master }: IntakeKnowledge,
  ): Promise<(WaitingForm & { form: OrderForm })[]> {
    const read: (WaitingForm & { form: OrderForm })[] = [];
    for (const row of rows) read.push({ ...row, form: await readForm(await this.#content(row.fileId), master) });
    return read;
  }

  /** Telephones and paper that a form names, as blind indexes: by them its franchisee is known again, and they are not kept. */
  #indexes({ phone, certificate }: OrderForm): Pick<SaidOfForm, 'phones' | 'certificate'> {
    const read = phone === '' ? { phones: [] } : readPhones(phone);
    const paper = plainCertificate(certificate);
    const index = (kind: string, plain: string): string => this.#cipher.blindIndex(kind, plain).toString('hex');
    return {
      phones: 'phones' in read ? read.phones.map((plain) => index(franchiseePhoneSeal, plain)) : [],
      certificate: paper === '' ? '' : index(franchiseeCertificateSeal, paper),
    };
  }

  async #content(fileId: string): Promise<Buffer> {
    const file = await this.#files.find(fileId);
    // An empty buffer is no workbook, and is told so.
    return file && file.size <= mostBytes ? buffer(await this.#files.open(fileId)) : Buffer.alloc(0);
  }
}

async function store(
  tx: EntityManager,
  id: string,
  form: OrderForm,
  said: Pick<SaidOfForm, 'fileName' | 'phones' | 'certificate'>,
  { seasons, franchisees }: IntakeKnowledge,
): Promise<void> {
  const { lines, customer, customerNumber, seasonCode = '', orderedOn } = form;
  const seasonId = seasons.get(seasonCode);
  // Of a season that is not open the styles are not there either: that alone is to be mended, and then the form is read again.
  const closed = seasonCode !== '' && !seasonId;
  const expected = [...seasons.keys()].join('、');
  const faults: readonly FormFault[] = closed
    ? [{ sheet: '', cell: '', code: 'UNKNOWN_SEASON', shown: seasonCode, expected }]
    : form.faults;
  const unknownHeadings = closed ? [] : form.unknownHeadings;
  const whose = whoseForm({ ...said, customer, number: customerNumber }, franchisees);
  const sound = faults.length === 0;
  const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
  const fen = lines.reduce((sum, line) => sum + line.quantity * line.priceFen, 0);
  await tx.query(
    `UPDATE order_form SET state = $2, season_id = $3, season_code = $4, franchisee_id = coalesce($5, franchisee_id), candidates = $6, customer = $7,
       customer_number = $8, ordered_on = $9, faults = $10, fault_count = $11, unknown_headings = $12, lines = $13, categories = $14,
       line_count = $15, quantity = $16, amount_fen = $17, digest = $18, version = version + 1
     WHERE id = $1 AND state = 'READING'`,
    [
      id,
      sound ? 'READY' : 'REFUSED',
      seasonId ?? null,
      seasonCode,
      'certain' in whose ? whose.certain : null,
      JSON.stringify('certain' in whose ? [] : whose.candidates),
      customer.slice(0, 100),
      customerNumber.slice(0, 20),
      orderedOn ?? null,
      // The first thousand say enough; the count says how many there are.
      JSON.stringify(faults.slice(0, 1000)),
      faults.length,
      unknownHeadings,
      JSON.stringify(
        sound ? lines.map(({ skuId, from, to, quantity: pieces }) => ({ skuId, from, to, quantity: pieces })) : [],
      ),
      JSON.stringify(sound ? categoriesOf(form) : []),
      sound ? lines.length : 0,
      sound ? quantity : 0,
      sound ? fen : 0,
      sound ? digestOf(form) : null,
    ],
  );
}

function categoriesOf({ lines }: OrderForm): { category: string; quantity: number; fen: number }[] {
  const sums = new Map<string, { category: string; quantity: number; fen: number }>();
  for (const { category, quantity, priceFen } of lines) {
    const sum = sums.get(category) ?? { category, quantity: 0, fen: 0 };
    sum.quantity += quantity;
    sum.fen += quantity * priceFen;
    sums.set(category, sum);
  }
  return [...sums.values()].toSorted((a, b) => b.fen - a.fen);
}

function digestOf({ seasonCode = '', lines }: OrderForm): Buffer {
  const words = lines.map(({ skuId, from, to, quantity }) => `${skuId} ${from} ${to} ${quantity}`).toSorted();
  return createHash('sha256')
    .update([seasonCode, ...words].join('\n'))
    .digest();
}
