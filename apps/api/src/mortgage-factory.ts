import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fold } from '@kefu/platform/search';
import type { TestApi } from './testing.ts';

/** A file of the site's mortgage money. */
export const mortgageFile = (name: string): Buffer =>
  readFileSync(resolve(import.meta.dirname, '../../../testdata/mortgage', name));

/** Makes the two mortgage teams of the data, by name. */
export async function mortgageTeams(api: TestApi): Promise<Readonly<Record<'A' | 'B', string>>> {
  const made = async (name: string): Promise<string> => {
    const id = await api.unit('team', name);
    await api.database.pool.query('UPDATE org_unit SET name_key = $2 WHERE id = $1', [id, fold(name)]);
    return id;
  };
  return { A: await made('A組'), B: await made('B組') };
}

/** A line of the receipts' file. */
export const receiptHeadings = '收據號,收款日期,到帳日期,合同號,客戶,組,款項,銀行,金額,備註';
