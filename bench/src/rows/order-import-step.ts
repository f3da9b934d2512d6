import { createReadStream, readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { FormReading, ordersSchema } from '@kefu/orders';
import { loadSettings } from '@kefu/platform/config';
import { Database, makeDataSource } from '@kefu/platform/database';
import { FileStore } from '@kefu/platform/files';
import exceljs from 'exceljs';

// One side of the row `order-import`, in a process of its own, so that its memory is its own: `ours <batch>` or `stream`.

const forms = resolve(import.meta.dirname, '../../../testdata/franchise-2009/orders');
const paths = ['2009SS', '2009AW'].flatMap((season) =>
  readdirSync(resolve(forms, season))
    .toSorted()
    .map((name) => resolve(forms, season, name)),
);

/** Files as they lie in testdata: a form's file is known by its place in the list. */
class FormFiles extends FileStore {
  override find(id: string): ReturnType<FileStore['find']> {
    return Promise.resolve({ size: statSync(pathOf(id)).size } as Awaited<ReturnType<FileStore['find']>>);
  }

  override open(id: string): ReturnType<FileStore['open']> {
    return Promise.resolve(createReadStream(pathOf(id)));
  }
}

const pathOf = (id: string): string => paths[Number.parseInt(id.slice(-12), 16)] ?? '';

async function stream(): Promise<void> {
  for (const path of paths) {
    const reader = new exceljs.stream.xlsx.WorkbookReader(path, {
      worksheets: 'emit',
      sharedStrings: 'cache',
      styles: 'cache',
      hyperlinks: 'ignore',
      entries: 'ignore',
    });
    for await (const sheet of reader) for await (const row of sheet) row.eachCell(() => {});
  }
}

const [, , side, batchId = ''] = process.argv;
const settings = loadSettings();
const database = new Database(await makeDataSource(settings, [ordersSchema], 'app').initialize());
const files = new FormFiles(database, undefined as never, undefined as never, '');
// Its forms name neither a telephone nor a paper.
const reading = new FormReading(database, files, undefined as never);
const began = performance.now();
if (side === 'ours') await reading.readBatch(batchId);
else await stream();
const seconds = (performance.now() - began) / 1000;
process.send?.({ seconds, maxRss: process.resourceUsage().maxRSS });
await database.dataSource.destroy();
process.disconnect();
