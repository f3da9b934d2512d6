/** What a gateway's receipt says of a number that nobody has: ours, and those of the three operators (空號). */
export const numberIsNobodys = ['EMPTY_NUMBER', 'UNKNOWN_NUMBER', 'MK:0000', 'MK:0001', 'MN:0001', 'CB:0001'];

const active = `t.state = 'active'`;

/**
 * Raises what is wrong in the register now and settles what was wrong and is not any more (T6), as one statement on one
 * snapshot. A fault that lasts is neither raised again nor settled, whoever waived it.
 *
 * `$1` trader ids, `$2` today, `$3` and `$4` traders whose certificate is faulty and its codes, `$5` receipt codes of
 * numbers that nobody has. @param of which traders: those of `$1`, or every one
 */
export function registerCheck(of: 'some' | 'all'): string {
  const some = of === 'some';
  const scoped = (id: string): string => (some ? `AND ${id} = ANY($1::uuid[])` : 'AND $1::uuid[] IS NULL');
  return `
    WITH candidate AS MATERIALIZED (
      SELECT t.id, t.branch_id, t.number, t.name, t.name_key, p.phone_index
      FROM trader t JOIN trader_phone p ON p.trader_id = t.id
      WHERE ${active} ${some ? 'AND p.phone_index = ANY(ARRAY(SELECT phone_index FROM trader_phone WHERE trader_id = ANY($1::uuid[])))' : ''}
    ), found (trader_id, branch_id, code, key, field, shown, params) AS MATERIALIZED (
      SELECT t.id, t.branch_id, 'MISSING_PHONE', '', 'phones', '', '{}'::jsonb
      FROM trader t WHERE ${active} ${scoped('t.id')}
        AND NOT EXISTS (SELECT FROM trader_phone p WHERE p.trader_id = t.id)
      UNION ALL
      SELECT * FROM (
        SELECT DISTINCT ON (t.id) t.id, t.branch_id, 'PHONE_UNREACHABLE', '', 'phones', p.phone_masked,
          jsonb_build_object('day', m.business_date)
        FROM message m JOIN trader t ON t.id = m.recipient
        -- Another number since: whether that one answers is not known yet.
        JOIN trader_phone p ON p.trader_id = t.id AND p.position = 1 AND p.phone_masked = m.address_masked
        WHERE m.state = 'undelivered' AND m.cause = ANY($5::text[]) AND ${active} ${scoped('t.id')}
          AND NOT EXISTS (SELECT FROM message later WHERE later.recipient = t.id AND later.id > m.id AND later.state = 'delivered')
        ORDER BY t.id, m.id DESC
      ) bounced
      UNION ALL
      SELECT DISTINCT t.id, t.branch_id, 'SAME_NAME_AND_PHONE', o.id::text, 'name', t.name,
        jsonb_build_object('duplicateOf', o.number)
      FROM candidate t JOIN candidate o ON o.name_key = t.name_key AND o.phone_index = t.phone_index AND o.id < t.id
      WHERE ${some ? '(t.id = ANY($1::uuid[]) OR o.id = ANY($1::uuid[]))' : 'true'}
        -- At the import somebody said already that they are two.
        AND NOT EXISTS (SELECT FROM trader_fault kept WHERE kept.trader_id = t.id AND kept.row_id IS NOT NULL
          AND kept.code = 'SAME_NAME_AND_PHONE' AND kept.params ->> 'duplicateOf' = o.number)
      UNION ALL
      SELECT t.id, t.branch_id, paper.code, '', 'certificate', t.certificate_masked, '{}'::jsonb
      FROM unnest($3::uuid[], $4::text[]) AS paper (trader_id, code) JOIN trader t ON t.id = paper.trader_id
      UNION ALL
      SELECT t.id, t.branch_id, 'MISSING_TERM', '', 'startsOn', '', '{}'::jsonb
      FROM trader t WHERE ${active} ${scoped('t.id')}
        AND NOT EXISTS (SELECT FROM term m WHERE m.trader_id = t.id AND m.renewed_by IS NULL)
      UNION ALL
      SELECT t.id, t.branch_id, 'TERM_OVER', m.id::text, 'endsOn', m.ends_on::text, '{}'::jsonb
      FROM term m JOIN trader t ON t.id = m.trader_id, renewal_policy p
      WHERE ${active} ${scoped('t.id')} AND m.renewed_by IS NULL
        AND (m.state = 'closed' OR m.ends_on + 1 + p.expired_days + p.grace_days <= $2::date)
      UNION ALL
      SELECT t.id, t.branch_id, 'BRANCH_CLOSED', '', 'branch', b.name, '{}'::jsonb
      FROM trader t JOIN org_unit b ON b.id = t.branch_id
      WHERE ${active} ${scoped('t.id')} AND b.closed_on <= $2::date
    ), raised AS (
      INSERT INTO trader_fault (trader_id, branch_id, code, key, field, shown, params)
      SELECT * FROM found
      ON CONFLICT (trader_id, code, key) WHERE row_id IS NULL AND ceased_at IS NULL DO NOTHING RETURNING code
    ), gone AS MATERIALIZED (
      SELECT f.id FROM trader_fault f
      WHERE f.row_id IS NULL AND f.ceased_at IS NULL
        ${some ? `AND (f.trader_id = ANY($1::uuid[]) OR f.code = 'SAME_NAME_AND_PHONE' AND f.key = ANY($1::uuid[]::text[]))` : ''}
        AND NOT EXISTS (SELECT FROM found n WHERE n.trader_id = f.trader_id AND n.code = f.code AND n.key = f.key)
      ORDER BY f.id FOR UPDATE
    ), ceased AS (
      UPDATE trader_fault f SET ceased_at = clock_timestamp(), version = f.version + 1,
        settled_at = CASE f.state WHEN 'open' THEN clock_timestamp() ELSE f.settled_at END,
        state = CASE f.state WHEN 'open' THEN 'mended' ELSE f.state END
      FROM gone WHERE f.id = gone.id
      RETURNING f.code
    )
    SELECT code, sum(raised)::int AS raised, sum(ceased)::int AS ceased
    FROM (SELECT code, 1 AS raised, 0 AS ceased FROM raised UNION ALL SELECT code, 0, 1 FROM ceased) told GROUP BY code`;
}

/** Faults go with their trader to another branch: who may see the one may see the other. */
export const followTraders = `
  UPDATE trader_fault f SET branch_id = moved.branch_id FROM (
    SELECT f.id, t.branch_id FROM trader_fault f JOIN trader t ON t.id = f.trader_id
    WHERE f.branch_id IS DISTINCT FROM t.branch_id AND ($1::uuid[] IS NULL OR t.id = ANY($1::uuid[]))
    ORDER BY f.id FOR UPDATE OF f
  ) moved WHERE f.id = moved.id`;

/** Certificates under the seal, a batch of them in the order of ids. */
export const sealedCertificates = `
  SELECT id, kind, certificate_sealed AS sealed FROM trader
  WHERE state = 'active' AND id > $1 AND ($2::uuid[] IS NULL OR id = ANY($2::uuid[])) ORDER BY id LIMIT $3`;
