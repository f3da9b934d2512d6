import type { EntityManager } from 'typeorm';

/** Has whoever writes about one person wait in line, to the end of the transaction. @returns whether there is such a person */
export async function lockPerson(tx: EntityManager, id: string): Promise<boolean> {
  const rows: unknown[] = await tx.query('SELECT FROM person WHERE id = $1 FOR UPDATE', [id]);
  return rows.length > 0;
}
