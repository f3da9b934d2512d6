import { TextDecoder } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import { FieldCipher } from '@kefu/platform/field-cipher';
import { fold } from '@kefu/platform/search';
import { CopyBatch } from './copy-batch.ts';
import { DelimitedTable, detectDelimiter, UnclosedQuote } from './delimited-table.ts';
import { detectEncoding, firstLine } from './encoding.ts';
import type { CellFault, RowReader, RowReaderModule } from './import-kind.ts';
import { sealedCells, type ThreadAnswer, type ThreadParcel, type ThreadTask } from './row-thread.messages.ts';
import { SeveralSheets } from './several-sheets.ts';

// The thread that reads files: decoding, cutting, checking and sealing a million rows would otherwise hold up every
// request of the process. Sends what it made in batches and takes the next chunk only when asked.

/** Rows per batch: large enough for COPY to run at its full speed, small enough to hold four of them. */
const batchRows = 2_000;

const port = parentPort;
if (!port) throw new Error('Runs as a thread only');
const task = workerData as ThreadTask;
const cipher = task.keys ? new FieldCipher(task.keys) : undefined;

/** Memory of batches that were stored. */
const memory: ArrayBuffer[] = [];

/** The chunks of the file, asked for one by one. */
async function* chunks(): AsyncGenerator<Uint8Array> {
  const waiting: (Uint8Array | null)[] = [];
  let wake: (() => void) | undefined;
  port?.on('message', (parcel: ThreadParcel) => {
    if (parcel instanceof ArrayBuffer) memory.push(parcel);
    else waiting.push(parcel);
    wake?.();
  });
  for (;;) {
    while (waiting.length === 0) await new Promise<void>((resolve) => (wake = resolve));
    const chunk = waiting.shift();
    if (!chunk) return;
    yield chunk;
    answer({ type: 'taken', bytes: chunk.length });
  }
}

function answer(message: ThreadAnswer, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer);
}

/** Collects what becomes of the rows and sends it on in batches. */
class Batches {
  #copy: CopyBatch;
  readonly #cipher: FieldCipher;
  #faults: (CellFault & { line: number })[] = [];
  #faultyRows: { line: number; cellsSealed: string }[] = [];
  readonly #reader: RowReader;
  readonly #width: number;
  readonly #keys: readonly string[];

  constructor(reader: RowReader, mapping: readonly string[], cipher: FieldCipher) {
    this.#cipher = cipher;
    this.#copy = new CopyBatch(cipher);
    this.#reader = reader;
    this.#width = mapping.length;
    this.#keys = mapping;
  }

  add(line: number, cells: readonly string[]): void {
    const byKey = cellsByKey(this.#keys, cells);
    const { values, faults } = this.#reader.read(byKey);
    const extra = wrongLength(cells, this.#width) ? [this.#wrongLength(cells)] : [];
    const faulty = faults.length + extra.length > 0;
    this.#copy.add([task.runId, line, faulty, ...values]);
    if (faulty) {
      for (const fault of [...extra, ...faults]) this.#faults.push({ ...fault, line });
      this.#faultyRows.push({ line, cellsSealed: sealedCells(this.#cipher, cells) });
    }
    if (this.#copy.rows >= batchRows) this.flush();
  }

  flush(): void {
    if (this.#copy.rows === 0) return;
    const copy = this.#copy.bytes();
    answer({ type: 'batch', rows: this.#copy.rows, copy, faults: this.#faults, faultyRows: this.#faultyRows }, [
      copy.buffer,
    ]);
    this.#copy = new CopyBatch(this.#cipher, memory.pop());
    this.#faults = [];
    this.#faultyRows = [];
  }

  #wrongLength(cells: readonly string[]): CellFault {
    return {
      column: '',
      code: 'ROW_LENGTH',
      shown: String(cells.length),
      params: { cells: cells.length, headings: this.#width },
    };
  }
}

/** A line above the headings that says what the list is: one text, alone or across merged cells, and no heading. */
function isTitle(cells: readonly string[]): boolean {
  const [text, ...more] = new Set(cells.filter((cell) => cell !== ''));
  return text === undefined || (more.length === 0 && !task.knownHeadings.includes(fold(text)));
}

/** A workbook leaves out the empty cells at the end of a row; a row of text without them was cut off. */
function wrongLength(cells: readonly string[], width: number): boolean {
  if (cells.length < width) return task.format !== 'workbook';
  return cells.slice(width).some((cell) => cell !== '');
}

function cellsByKey(keys: readonly string[], cells: readonly string[]): Record<string, string> {
  const byKey: Record<string, string> = {};
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    if (key) byKey[key] = cells[i] ?? '';
  }
  return byKey;
}

/** What is done with each record; the first one is the headings. */
async function recordHandler(): Promise<{ record: (line: number, cells: string[]) => void; end: () => void }> {
  let headings: string[] | undefined;
  switch (task.mode) {
    case 'headings':
      return {
        record: (_line, cells) => {
          if (!isTitle(cells)) headings ??= cells;
        },
        end: () => answer({ type: 'headings', headings: headings ?? [] }),
      };
    case 'lines': {
      const wanted = new Set(task.lines);
      const found: { line: number; cellsSealed: string }[] = [];
      return {
        record: (line, cells) => {
          if (cipher && wanted.has(line)) found.push({ line, cellsSealed: sealedCells(cipher, cells) });
        },
        end: () => answer({ type: 'lines', faultyRows: found }),
      };
    }
    case 'rows': {
      const { makeRowReader } = (await import(task.readerModule)) as RowReaderModule;
      if (!cipher) throw new Error('Rows are read with the keys to seal them');
      const batches = new Batches(makeRowReader(task.context, task.options), task.mapping, cipher);
      return {
        record: (line, cells) => {
          if (headings) batches.add(line, cells);
          else if (!isTitle(cells)) headings = cells;
        },
        end: () => batches.flush(),
      };
    }
    default:
      throw new Error('Unknown task');
  }
}

async function readDelimited(content: AsyncGenerator<Uint8Array>, record: (line: number, cells: string[]) => void) {
  const known = new Set(task.knownHeadings);
  let table: DelimitedTable | undefined;
  let decoder: TextDecoder | undefined;
  for await (const chunk of content) {
    if (!decoder) {
      const knowsHeadings = (line: string): number =>
        line.split(/[,\t;|]/).filter((heading) => known.has(fold(heading))).length;
      const encoding = task.encoding ?? detectEncoding(chunk, knowsHeadings);
      decoder = new TextDecoder(encoding, { fatal: true });
      const text = decoder.decode(chunk, { stream: true });
      const delimiter = task.delimiter ?? detectDelimiter(firstLine(text));
      answer({ type: 'form', encoding, delimiter });
      table = new DelimitedTable(delimiter, record);
      table.write(text);
    } else table?.write(decoder.decode(chunk, { stream: true }));
    if (task.mode === 'headings') break;
  }
  // For the headings one chunk is enough; a line end completes a file of nothing else.
  table?.write(task.mode === 'headings' ? '\n' : (decoder?.decode() ?? ''));
  if (task.mode === 'headings') return;
  table?.end();
}

try {
  const { record, end } = await recordHandler();
  // The workbook reader is large: a thread that reads text does not load it.
  if (task.format === 'workbook')
    await (await import('./workbook-table.ts')).readWorkbook(chunks(), record, task.sheets);
  else await readDelimited(chunks(), record);
  end();
  answer({ type: 'done' });
} catch (error) {
  answer(refusal(error));
}
port.close();

function refusal(error: unknown): ThreadAnswer {
  if (error instanceof UnclosedQuote) return { type: 'refused', code: 'UNCLOSED_QUOTE', line: error.line };
  if (error instanceof SeveralSheets) return { type: 'refused', code: 'SEVERAL_SHEETS', line: null };
  if (error instanceof TypeError && (error as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return { type: 'refused', code: 'BAD_ENCODING', line: null };
  }
  if (task.format === 'workbook') return { type: 'refused', code: 'BAD_WORKBOOK', line: null };
  return { type: 'crashed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
