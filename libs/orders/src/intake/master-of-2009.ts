import { readFile } from 'node:fs/promises';
import exceljs, { type CellValue, type Workbook, type Worksheet } from 'exceljs';
import type { FormMaster, MasterStyle } from './order-form.ts';

/** The franchise desk's year 2009, as its staff keep it. */
export const year2009 = new URL('../../../../testdata/franchise-2009/', import.meta.url);

/** The style master of 2009 without a database: each SKU's id is its code. For tests and the bench. */
export async function masterOf2009(): Promise<FormMaster> {
  const workbook = await open(new URL('styles.xlsx', year2009));
  const runs = new Map<string, string[]>();
  workbook.getWorksheet('尺碼段')?.eachRow((row, line) => {
    if (line > 1) runs.set(text(row.getCell(1).value), text(row.getCell(2).value).split('/'));
  });
  const styles = new Map<string, MasterStyle>();
  workbook.getWorksheet('款式檔案')?.eachRow((row, line) => {
    if (line < 3) return;
    const number = text(row.getCell(2).value);
    const colours = new Map(
      text(row.getCell(7).value)
        .split('、')
        .map((each) => [each.slice(0, 2), each.slice(2)] as const),
    );
    const codes = [...colours.keys()].flatMap((code) =>
      (runs.get(text(row.getCell(8).value)) ?? []).map((size) => `${code}-${size}`),
    );
    styles.set(number, {
      number,
      name: text(row.getCell(3).value),
      category: text(row.getCell(5).value),
      priceFen: Number(row.getCell(10).value) * 100,
      colours,
      skus: new Map(codes.map((code) => [code, `${number}-${code}`])),
    });
  });
  return { styles, sizes: new Set([...runs.values()].flat()), headings: new Map() };
}

/** A form of 2009, which has one sheet, with something done to it. */
export async function alteredForm(
  name: string,
  alter: (sheet: Worksheet, workbook: Workbook) => void,
): Promise<Buffer> {
  const workbook = await open(new URL(`orders/${name}.xlsx`, year2009));
  for (const sheet of workbook.worksheets) alter(sheet, workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

async function open(file: URL): Promise<Workbook> {
  const workbook = new exceljs.Workbook();
  const content = await readFile(file);
  await workbook.xlsx.load(content as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  return workbook;
}

function text(value: CellValue): string {
  return (typeof value === 'string' || typeof value === 'number' ? String(value) : '').normalize('NFKC').trim();
}
