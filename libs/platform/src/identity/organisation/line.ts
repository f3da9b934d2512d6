import { openSql, todaySql } from './open-on.ts';

/** No line is longer than this; it keeps a statement from walking for ever whatever is stored. */
const tallest = 50;

const held = `${todaySql} BETWEEN h.starts_on AND coalesce(h.ends_on, 'infinity')`;

/**
 * SQL for the people who stand below a person today, at any depth (直接下屬 and theirs), as a table `(person_id)`: whoever
 * holds a post that reports to one that the person holds. Nobody stands below themselves.
 * @param person trusted SQL expression
 */
export const lineOfSql = (person: string): string =>
  `WITH RECURSIVE below (post_id) AS (
     SELECT p.id FROM post_holding h JOIN post p ON p.reports_to = h.post_id WHERE h.person_id = ${person} AND ${held}
     UNION SELECT p.id FROM below JOIN post p ON p.reports_to = below.post_id
   )
   SELECT DISTINCT h.person_id FROM below JOIN post_holding h ON h.post_id = below.post_id AND ${held}
   WHERE h.person_id <> ${person}`;

/**
 * SQL for the posts above those that a person holds today, as a table `(post_id)`.
 * @param person trusted SQL expression
 */
export const postsAboveSql = (person: string): string =>
  `WITH RECURSIVE above (post_id) AS (
     SELECT p.reports_to FROM post_holding h JOIN post p ON p.id = h.post_id
     WHERE h.person_id = ${person} AND ${held} AND p.reports_to IS NOT NULL
     UNION SELECT p.reports_to FROM above JOIN post p ON p.id = above.post_id WHERE p.reports_to IS NOT NULL
   )
   SELECT post_id FROM above`;

/**
 * SQL for who speaks for a post today, as a table `(person_id, post_id)`: its holders, or where it is vacant those of the
 * nearest post above it that somebody holds. Whoever is left out speaks for no post; then, too, it is the next one above.
 * @param post trusted SQL expression of the post that is asked
 * @param except trusted SQL expression of a person who may not speak, or of NULL
 */
export const speakersSql = (post: string, except: string): string =>
  `WITH RECURSIVE up (post_id, reports_to, height) AS (
     SELECT p.id, p.reports_to, 0 FROM post p WHERE p.id = ${post}
     UNION ALL SELECT p.id, p.reports_to, up.height + 1 FROM up JOIN post p ON p.id = up.reports_to
     WHERE up.height < ${tallest}
   ), speaking AS (
     SELECT h.person_id, up.post_id, up.height FROM up JOIN post op ON op.id = up.post_id AND ${openSql('op')}
     JOIN post_holding h ON h.post_id = up.post_id AND ${held}
     JOIN person ON person.id = h.person_id AND person.active
     WHERE h.person_id IS DISTINCT FROM ${except}
   )
   SELECT DISTINCT s.person_id, s.post_id FROM speaking s WHERE s.height = (SELECT min(height) FROM speaking)`;
