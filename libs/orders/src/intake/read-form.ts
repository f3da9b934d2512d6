import { readSheets } from './form-sheet.ts';
import type { FormFault, FormLine, FormMaster, OrderForm } from './order-form.ts';
import { SheetReading } from './sheet-reading.ts';

/**
 * Reads an order form (F3): every sheet that has one, hidden rows and columns included. Sheets that say the same are one
 * order; sheets that do not are refused. Never throws for what a file holds: what is wrong is in `faults`.
 */
export async function readForm(content: Buffer, master: FormMaster): Promise<OrderForm> {
  let sheets: SheetReading[];
  try {
    sheets = (await readSheets(content)).map((sheet) => new SheetReading(sheet, master)).filter(({ isForm }) => isForm);
  } catch {
    return nothing('NOT_A_WORKBOOK');
  }
  const [first, ...more] = sheets;
  if (!first) return nothing('NO_HEADER');
  const faults: FormFault[] = [...first.faults];
  for (const sheet of more) {
    faults.push(...sheet.faults);
    if (sheet.faults.length === 0 && first.faults.length === 0 && wordsOf(sheet.lines) !== wordsOf(first.lines)) {
      faults.push({ sheet: '', cell: '', code: 'SHEETS_DISAGREE', shown: '', expected: '' });
    }
  }
  if (!first.seasonCode && !faults.some(({ code }) => code === 'UNKNOWN_SEASON')) {
    faults.push({ sheet: '', cell: '', code: 'UNKNOWN_SEASON', shown: '', expected: '' });
  }
  if (!first.orderedOn && !faults.some(({ code }) => code === 'BAD_ORDER_DATE')) {
    faults.push({ sheet: '', cell: '', code: 'BAD_ORDER_DATE', shown: '', expected: '' });
  }
  return {
    customer: first.customer,
    customerNumber: first.customerNumber,
    phone: first.phone,
    certificate: first.certificate,
    orderedOn: first.orderedOn,
    seasonCode: first.seasonCode,
    lines: first.lines,
    faults,
    unknownHeadings: [...new Set(sheets.flatMap((sheet) => [...sheet.unknownHeadings]))],
  };
}

function nothing(code: FormFault['code']): OrderForm {
  return {
    customer: '',
    customerNumber: '',
    phone: '',
    certificate: '',
    orderedOn: undefined,
    seasonCode: undefined,
    lines: [],
    faults: [{ sheet: '', cell: '', code, shown: '', expected: '' }],
    unknownHeadings: [],
  };
}

/** What lines order, whatever their sequence. */
function wordsOf(lines: readonly FormLine[]): string {
  return lines
    .map(({ skuId, from, to, quantity }) => `${skuId} ${from} ${to} ${quantity}`)
    .toSorted()
    .join('\n');
}
