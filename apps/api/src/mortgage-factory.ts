import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { MonthClosing } from '@kefu/mortgage';
import { runAs, systemActor } from '@kefu/platform/context';
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

/** The race of teams that the tests make: their money by day, and freezing what is due. */
export const mortgageRace = (api: TestApi) => {
  const teams: Record<string, string> = {};
  const freeze = () => runAs(systemActor('ticks'), () => api.app.get(MonthClosing, { strict: false }).freezeDue());
  /** A contract of a team with money credited on a day. */
  const collect = async (team: string, day: string, fen: number): Promise<void> => {
    teams[team] ??= await api.unit('team', team);
    await api.database.pool.query(
      `WITH c AS (INSERT INTO mortgage_contract (number, project_id, house, house_key, area, price_fen, home, product, down_payment_fen,
           commercial_fen, provident_fund_fen, signed_on, team_id)
         SELECT 'H' || upper(replace(uuidv7()::text, '-', '')), p.id, uuidv7()::text, uuidv7()::text, 100, 100000, 'first', 'commercial', 100000, 0, 0, '2025-01-01', $1
         FROM mortgage_project p LIMIT 1 RETURNING id)
       INSERT INTO mortgage_receipt (number, contract_id, team_id, kind, amount_fen, received_on, credited_on, entered_by_name,
         confirmed_by_name, confirmed_at)
       SELECT 'R' || uuidv7(), id, $1, 'bankLoan', $2, $3, $3, 't', 't', now() FROM c`,
      [teams[team], fen, day],
    );
  };
  return { teams, freeze, collect };
};
