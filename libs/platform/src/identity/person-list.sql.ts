/** What a post or its unit was called when the holding ended; what it is called now while it lasts. */
const nameThen = (of: 'post' | 'unit', now: string): string =>
  `coalesce((SELECT f.name FROM former_name f WHERE f.${of}_id = post.${of === 'post' ? 'id' : 'unit_id'} AND f.renamed_on > h.ends_on
    ORDER BY f.id LIMIT 1), ${now})`;

/** Whoever signs in, with the posts they hold and held; `p` is the person. */
export const personRows = `
  SELECT p.id, p.login, p.name, p.language, p.active, p.totp_sealed IS NOT NULL AS "secondFactor", p.version,
    coalesce((
      SELECT jsonb_agg(jsonb_build_object('id', h.id, 'postId', post.id, 'title', ${nameThen('post', 'post.title')}, 'unitName', ${nameThen('unit', 'u.name')},
        'roleKey', r.key, 'roleName', r.name, 'startsOn', h.starts_on, 'endsOn', h.ends_on,
        'current', today.day BETWEEN h.starts_on AND coalesce(h.ends_on, 'infinity')) ORDER BY h.starts_on DESC, h.id)
      FROM post_holding h JOIN post ON post.id = h.post_id JOIN org_unit u ON u.id = post.unit_id
      JOIN role r ON r.id = post.role_id WHERE h.person_id = p.id
    ), '[]') AS holdings
  FROM person p, (SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date AS day) today`;
