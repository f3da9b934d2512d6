import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Workbook, Worksheet } from 'exceljs';
import { alteredForm, masterOf2009, year2009 } from './master-of-2009.ts';
import type { FormMaster, OrderForm } from './order-form.ts';
import { readForm } from './read-form.ts';

interface Expected {
  readonly file: string;
  readonly season: string;
  readonly orderDate: string;
  readonly lines: number;
  readonly quantity: number;
  readonly amountFen: number;
  readonly categories: Record<string, { quantity: number; amountFen: number }>;
}

let master: FormMaster;
beforeAll(async () => {
  master = await masterOf2009();
});

/** What a form comes to, as the expected figures tell it. */
function figures({ lines, seasonCode, orderedOn }: OrderForm): object {
  const categories: Record<string, { quantity: number; amountFen: number }> = {};
  for (const { category, quantity, priceFen } of lines) {
    const sum = (categories[category] ??= { quantity: 0, amountFen: 0 });
    sum.quantity += quantity;
    sum.amountFen += quantity * priceFen;
  }
  const sums = Object.values(categories);
  return {
    season: seasonCode,
    orderDate: orderedOn,
    lines: lines.length,
    quantity: sums.reduce((sum, each) => sum + each.quantity, 0),
    amountFen: sums.reduce((sum, each) => sum + each.amountFen, 0),
    categories,
  };
}

describe('reading the fair’s order forms (F3)', () => {
  it('gives all 214 forms of three seasons exactly: date, lines, pieces, fen, by category', async () => {
    const expected = JSON.parse(await readFile(new URL('expected.json', year2009), 'utf8')) as {
      orders: { workbooks: Expected[] };
    };
    const wrong: unknown[] = [];
    for (const { file, season, orderDate, lines, quantity, amountFen, categories } of expected.orders.workbooks) {
      const form = await readForm(await readFile(new URL(file, year2009)), master);
      const got = figures(form);
      const wanted = { season, orderDate, lines, quantity, amountFen, categories };
      if (form.faults.length > 0) wrong.push([file, form.faults.slice(0, 3)]);
      else if (JSON.stringify(sorted(got)) !== JSON.stringify(sorted(wanted))) wrong.push([file, got, wanted]);
    }
    expect(wrong).toEqual([]);
    expect(expected.orders.workbooks).toHaveLength(214);
  }, 60_000);
});

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}

describe('a form that cannot be right is refused with the cell (F3)', () => {
  const name = '2009AW/丹東霽錦';
  const faultsOf = async (alter: (sheet: Worksheet, workbook: Workbook) => void): Promise<string[]> => {
    const content = await alteredForm(name, alter);
    const { faults } = await readForm(content, master);
    return faults.map(({ cell, code, expected }) => [cell, code, expected].filter((each) => each !== '').join(' '));
  };

  it.each([
    ['十二', 'a number in words'],
    ['1.5', 'half a piece'],
    ['-3', 'less than nothing'],
    ['12?', 'a question'],
  ])('%s: %s', async (text) => {
    const faults = await faultsOf((sheet) => {
      sheet.getCell('L7').value = text;
    });
    expect(faults[0]).toBe('L7 BAD_QUANTITY');
  });

  it('an unknown style, at its number', async () => {
    const faults = await faultsOf((sheet) => {
      sheet.getCell('C9').value = 'NB99999';
    });
    // Neither its sizes nor the totals above it are told besides: what it orders is not known.
    expect(faults).toEqual(['C9 UNKNOWN_STYLE']);
  });

  it('a size that no size run has, at its pieces: nobody is asked what the column holds', async () => {
    const content = await alteredForm(name, (sheet) => {
      sheet.getCell('AM5').value = '4XL';
      sheet.getCell('AM6').value = '4XL';
      sheet.getCell('AM9').value = 3;
    });
    const { faults, unknownHeadings } = await readForm(content, master);
    expect(faults.map(({ cell, code, expected }) => `${cell} ${code} ${expected}`)).toContain(
      'AM9 SIZE_NOT_IN_RUN 4XL',
    );
    expect(unknownHeadings).toEqual([]);
  });

  it('another style’s number beside a name that is not its', async () => {
    const faults = await faultsOf((sheet) => {
      sheet.getCell('C9').value = 'NB92004';
    });
    expect(faults).toContain('D9 NAME_DISAGREES 流光側收文胸');
  });

  it('a size outside the style’s run, at the pieces', async () => {
    const faults = await faultsOf((sheet) => {
      sheet.getCell('X9').value = 3;
    });
    expect(faults).toContain('X9 SIZE_NOT_IN_RUN S');
  });

  it('a subtotal and a total that their lines do not make, with what they make', async () => {
    const faults = await faultsOf((sheet) => {
      sheet.getCell('AJ44').value = 91;
      sheet.getCell('AL54').value = 333_992;
    });
    expect(faults).toEqual(['AJ44 SUBTOTAL_DISAGREES 90', 'AL54 TOTAL_DISAGREES 333,991.00']);
  });

  it('pieces that changed while the totals stayed, at the row, the subtotal and the total', async () => {
    const faults = await faultsOf((sheet) => {
      sheet.getCell('X42').value = 7;
    });
    expect(faults.map((fault) => fault.split(' ')[1])).toEqual([
      'ROW_QUANTITY_DISAGREES',
      'ROW_AMOUNT_DISAGREES',
      'SUBTOTAL_DISAGREES',
      'SUBTOTAL_DISAGREES',
      'TOTAL_DISAGREES',
      'TOTAL_DISAGREES',
    ]);
  });

  it('a form that was cut off before its total', async () => {
    const faults = await faultsOf((sheet) => sheet.spliceRows(54, 1));
    expect(faults.map((fault) => fault.split(' ')[1])).toEqual(['NO_TOTAL']);
  });

  it('a colour that the style does not come in, and a window that ends before it begins', async () => {
    const faults = await faultsOf((sheet) => {
      sheet.getCell('F9').value = '99';
      sheet.getCell('E10').value = '2009.10.31-2009.09.01';
    });
    expect(faults).toContain('F9 UNKNOWN_COLOUR 02白');
    expect(faults).toContain('E10 BAD_WINDOW');
  });

  it('a formula without its result, an error, and pieces written across merged sizes', async () => {
    const faults = await faultsOf((sheet) => {
      sheet.getCell('AL9').value = { formula: 'AJ9*AK9' } as never;
      sheet.getCell('AL12').value = { error: '#REF!' } as never;
      sheet.mergeCells('L13:M13');
    });
    expect(faults).toContain('AL9 FORMULA_WITHOUT_RESULT');
    expect(faults).toContain('AL12 ERROR_VALUE');
    expect(faults).toContain('M13 MERGED_QUANTITY');
  });

  it('pieces under a heading that nobody knows, until a person says what it is', async () => {
    const content = await alteredForm(name, (sheet) => {
      sheet.getCell('AM5').value = '加單';
      sheet.getCell('AM6').value = '加單';
      sheet.getCell('AM9').value = '急';
    });
    const unknown = await readForm(content, master);
    expect(unknown.faults.map(({ cell, code }) => [cell, code])).toEqual([['AM9', 'UNKNOWN_HEADING']]);
    expect(unknown.unknownHeadings).toEqual(['加單']);
    const known = await readForm(content, { ...master, headings: new Map([['加单', 'ignored']]) });
    expect([known.faults, known.lines.length]).toEqual([[], 366]);
  });

  it('what is no workbook, or has no lines at all', async () => {
    expect((await readForm(Buffer.from('款號,色號'), master)).faults.map(({ code }) => code)).toEqual([
      'NOT_A_WORKBOOK',
    ]);
    const content = await alteredForm(name, (sheet) => {
      sheet.getCell('C5').value = '編碼';
    });
    expect((await readForm(content, master)).faults.map(({ code }) => code)).toEqual(['NO_HEADER']);
  });
});

describe('what staff do to forms that stays right (F3)', () => {
  it.each([
    [
      'rows, columns and the whole sheet were hidden',
      (sheet: Worksheet) => {
        sheet.getRow(9).hidden = true;
        sheet.getColumn('L').hidden = true;
      },
    ],
    [
      'a second sheet repeats the first',
      (sheet: Worksheet, workbook: Workbook) => {
        const copy = workbook.addWorksheet('副本');
        sheet.eachRow((row, line) => {
          row.eachCell((cell, column) => {
            copy.getCell(line, column).value = cell.value;
          });
        });
      },
    ],
    [
      'a note lies on another sheet',
      (_: Worksheet, workbook: Workbook) => {
        workbook.addWorksheet('說明').getCell('A1').value = '請於十月前發貨';
      },
    ],
    [
      'nought is written out, widths and units are mixed',
      (sheet: Worksheet) => {
        sheet.getCell('H7').value = '0';
        sheet.getCell('I7').value = '—';
        sheet.getCell('L7').value = ' ６件 ';
      },
    ],
  ])('%s', async (_what, alter) => {
    const name = '2009AW/丹東霽錦';
    const plain = await readForm(await alteredForm(name, () => {}), master);
    const altered = await readForm(await alteredForm(name, alter), master);
    expect(altered.faults).toEqual([]);
    expect(figures(altered)).toEqual(figures(plain));
  });

  it('a second sheet that says something else is refused: which is meant, only the customer knows', async () => {
    const content = await alteredForm('2009AW/丹東霽錦', (sheet, workbook) => {
      const copy = workbook.addWorksheet('第二次');
      sheet.eachRow((row, line) => {
        row.eachCell((cell, column) => {
          const moved = line === 42 && column === 24 ? 7 : line === 42 && column === 25 ? 3 : cell.value;
          copy.getCell(line, column).value = moved;
        });
      });
    });
    expect((await readForm(content, master)).faults.map(({ code }) => code)).toEqual(['SHEETS_DISAGREE']);
  });
});
