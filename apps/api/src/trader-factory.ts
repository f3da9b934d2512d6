import { FieldCipher } from '@kefu/platform/crypto';
import { fold, searchKey } from '@kefu/platform/search';
import type { TestApi } from './testing.ts';

/** A trader for a test; what is left out is ordinary. */
export interface TraderSketch {
  readonly number: string;
  readonly name: string;
  readonly branch?: string;
  readonly kind?: 'naturalPerson' | 'company';
  readonly state?: 'active' | 'closed';
  readonly priority?: boolean;
  readonly marketOwner?: string | null;
  /** E.164, the main one first. */
  readonly phones?: readonly string[];
  /** Last day of the term; null for a trader without one. */
  readonly endsOn?: string | null;
  readonly tags?: readonly string[];
}

/** Enters a trader straight into the tables. @returns its id */
export async function enterTrader(api: TestApi, sketch: TraderSketch): Promise<string> {
  const { pool } = api.database;
  const cipher = api.app.get(FieldCipher);
  const branchId = await api.unit('branch', sketch.branch ?? '總部營業部');
  const certificate = `certificate of ${sketch.number}`;
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO trader (number, name, name_key, search_key, kind, certificate_kind, certificate_sealed,
       certificate_index, certificate_masked, branch_id, market_owner, priority, state)
     VALUES ($1, $2, $3, $4, $5, 'nationalId', $6, $7, '990***********0011', $8, $9, $10, $11) RETURNING id`,
    [
      sketch.number,
      sketch.name,
      fold(sketch.name),
      `${searchKey(sketch.name)} ${fold(sketch.number)}`,
      sketch.kind ?? 'naturalPerson',
      cipher.seal('certificate', certificate),
      cipher.blindIndex('certificate', certificate),
      branchId,
      sketch.marketOwner === undefined ? '周常務' : sketch.marketOwner,
      sketch.priority ?? false,
      sketch.state ?? 'active',
    ],
  );
  const id = rows[0]?.id ?? '';
  for (const [i, phone] of (sketch.phones ?? ['+8619900000001']).entries()) {
    await pool.query('INSERT INTO trader_phone VALUES ($1, $2, $3, $4, $5)', [
      id,
      i + 1,
      cipher.seal('phone', phone),
      cipher.blindIndex('phone', phone),
      `+86 199****${phone.slice(-4)}`,
    ]);
  }
  const endsOn = sketch.endsOn === undefined ? '2027-03-31' : sketch.endsOn;
  if (endsOn) {
    await pool.query(`INSERT INTO term (trader_id, starts_on, ends_on) VALUES ($1, '2020-01-01', $2)`, [id, endsOn]);
  }
  await pool.query(
    `INSERT INTO account_event (trader_id, kind, on_day, branch_id, trader_kind, class, active, source_type, source_id)
     SELECT t.id, step, '2020-01-01', t.branch_id, t.kind, '', step = 'opened', 'system', 'test'
     FROM trader t, unnest(CASE t.state WHEN 'closed' THEN ARRAY['opened', 'closed'] ELSE ARRAY['opened'] END) step
     WHERE t.id = $1`,
    [id],
  );
  for (const tag of sketch.tags ?? []) await pool.query('INSERT INTO trader_tag VALUES ($1, $2)', [id, tag]);
  return id;
}
