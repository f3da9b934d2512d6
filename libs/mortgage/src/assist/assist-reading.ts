import type { EntityManager } from 'typeorm';
import { personId } from '../case/person-id.ts';
import { assistRows } from './assist.sql.ts';
import { MortgageAssist } from './assist.types.ts';

/** A request as the caller sees it who has just changed it. @throws Error where there is none: a bug of the caller */
export async function readAssist(tx: EntityManager, id: string): Promise<MortgageAssist> {
  const [row]: MortgageAssist[] = await tx.query(`${assistRows('$2')} WHERE a.id = $1`, [id, personId()]);
  if (!row) throw new Error('A request was written and is gone');
  return Object.assign(new MortgageAssist(), row);
}
