/** Roles with what they grant and how many have them today; `r` is the role. */
export const roleRows = `
  SELECT r.id, r.key, r.name, r.built_in AS "builtIn", r.version,
    (SELECT count(DISTINCT h.person_id)::int FROM post JOIN post_holding h ON h.post_id = post.id
     WHERE post.role_id = r.id
       AND (now() AT TIME ZONE 'Asia/Shanghai')::date BETWEEN h.starts_on AND coalesce(h.ends_on, 'infinity')) AS people,
    coalesce((SELECT jsonb_agg(jsonb_build_object('permission', g.permission, 'scope', g.scope) ORDER BY g.permission)
      FROM role_grant g WHERE g.role_id = r.id), '[]') AS grants
  FROM role r`;
