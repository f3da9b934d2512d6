import { openSql, type PostChange, todaySql } from '@kefu/platform/identity';
import type { EntityManager } from 'typeorm';

/** The two posts of a request as they stand now, and by whom their holders are employed. */
export interface TransferPosts {
  readonly personId: string;
  readonly personActive: boolean;
  readonly joinedOn: string | null;
  readonly probationEndsOn: string | null;
  readonly leftOn: string | null;
  /** The day that is set, or wished for. */
  readonly day: string | null;
  readonly disciplineOpen: boolean;
  readonly fromPostId: string;
  readonly fromTitle: string;
  readonly fromUnit: string;
  readonly fromReportsTo: string | null;
  readonly fromStartsOn: string;
  readonly fromHoldingId: string;
  /** Whether the post that is to be left is held today, or until the change whose day is set. */
  readonly fromHeld: boolean;
  readonly fromEntityId: string | null;
  readonly fromEntity: string | null;
  readonly toPostId: string;
  readonly toTitle: string;
  readonly toUnit: string;
  readonly toReportsTo: string | null;
  readonly toOpen: boolean;
  readonly toClosedOn: string | null;
  /** Whether the person holds it already or is going to, otherwise than by this change. */
  readonly toHeld: boolean;
  /** What is entered of the change once its day is set. */
  readonly change: PostChange | null;
  readonly toEntityId: string | null;
  readonly toEntity: string | null;
  readonly authorised: number | null;
  readonly held: number;
  /** Who is going to hold it besides this one. */
  readonly incoming: number;
}

const lasts = `${todaySql} BETWEEN h.starts_on AND coalesce(h.ends_on, 'infinity')`;

/**
 * SQL for those who are going to hold a post and do not yet: from a day ahead, or by a request that is decided and has no day
 * yet.
 */
export const incomingSql = (post: string, besides = 'NULL::uuid'): string =>
  `((SELECT count(*) FROM post_holding h WHERE h.post_id = ${post} AND h.starts_on > ${todaySql})
    + (SELECT count(*) FROM hr_request i WHERE i.to_post_id = ${post} AND i.id IS DISTINCT FROM ${besides}
       AND i.state IN ('approved', 'amendmentSigned')))::int`;

const postsOf = `
  SELECT r.person_id AS "personId", person.active AS "personActive", e.joined_on AS "joinedOn",
    e.probation_ends_on AS "probationEndsOn", e.left_on AS "leftOn", coalesce(r.effective_on, r.desired_on) AS day,
    EXISTS (SELECT FROM discipline_case d WHERE d.person_id = r.person_id AND d.closed_on IS NULL) AS "disciplineOpen",
    f.id AS "fromPostId", f.title AS "fromTitle", fu.name AS "fromUnit", f.reports_to AS "fromReportsTo",
    fh.starts_on AS "fromStartsOn", fh.id AS "fromHoldingId",
    (r.to_holding_id IS NOT NULL OR ${lasts.replaceAll('h.', 'fh.')}) AS "fromHeld",
    CASE WHEN r.to_holding_id IS NOT NULL
      THEN jsonb_build_object('toHoldingId', r.to_holding_id, 'endedOnBefore', r.from_ended_on) END AS change,
    coalesce(e.legal_entity_id, fs.legal_entity_id) AS "fromEntityId",
    (SELECT name FROM legal_entity l WHERE l.id = coalesce(e.legal_entity_id, fs.legal_entity_id)) AS "fromEntity",
    t.id AS "toPostId", t.title AS "toTitle", tu.name AS "toUnit", t.reports_to AS "toReportsTo",
    ${openSql('t')} AND ${openSql('tu')} AS "toOpen", least(t.closed_on, tu.closed_on) AS "toClosedOn",
    EXISTS (SELECT FROM post_holding h WHERE h.person_id = r.person_id AND h.post_id = t.id
      AND h.id IS DISTINCT FROM r.to_holding_id AND coalesce(h.ends_on, 'infinity') >= ${todaySql}) AS "toHeld",
    ts.legal_entity_id AS "toEntityId", (SELECT name FROM legal_entity l WHERE l.id = ts.legal_entity_id) AS "toEntity",
    ts.authorised, (SELECT count(*)::int FROM post_holding h WHERE h.post_id = t.id AND ${lasts}) AS held,
    ${incomingSql('t.id', 'r.id')} AS incoming
  FROM hr_request r JOIN person ON person.id = r.person_id LEFT JOIN employment e ON e.person_id = r.person_id
  JOIN post_holding fh ON fh.id = r.from_holding_id JOIN post f ON f.id = fh.post_id JOIN org_unit fu ON fu.id = f.unit_id
  LEFT JOIN post_establishment fs ON fs.post_id = f.id
  JOIN post t ON t.id = r.to_post_id JOIN org_unit tu ON tu.id = t.unit_id
  LEFT JOIN post_establishment ts ON ts.post_id = t.id
  WHERE r.id = $1`;

/** The posts of a request; undefined while it does not name both. */
export async function readPosts(tx: EntityManager, requestId: string): Promise<TransferPosts | undefined> {
  const [posts]: TransferPosts[] = await tx.query(postsOf, [requestId]);
  return posts;
}

/** The same, the post that is to be held kept as it is until the transaction is over: whoever closes it waits for us. */
export async function holdPosts(tx: EntityManager, requestId: string): Promise<TransferPosts | undefined> {
  const [posts]: TransferPosts[] = await tx.query(`${postsOf} FOR SHARE OF t`, [requestId]);
  return posts;
}

/** What of the two posts is left to say once a change took effect, and who was named for the work. */
export interface PostsLeft
  extends Pick<
    TransferPosts,
    'personId' | 'fromPostId' | 'fromTitle' | 'fromUnit' | 'fromReportsTo' | 'toPostId' | 'toTitle' | 'toUnit'
  > {
  /** By kind of work; whoever left meanwhile is none. */
  readonly successors: Readonly<Record<string, { readonly id: string; readonly name: string }>>;
}

/** The posts of a change that took effect; undefined where it names none. */
export async function readPostsLeft(tx: EntityManager, requestId: string): Promise<PostsLeft | undefined> {
  const [posts]: PostsLeft[] = await tx.query(
    `SELECT r.person_id AS "personId", f.id AS "fromPostId", f.title AS "fromTitle", fu.name AS "fromUnit",
       f.reports_to AS "fromReportsTo", t.id AS "toPostId", t.title AS "toTitle", tu.name AS "toUnit",
       (SELECT coalesce(jsonb_object_agg(s.kind, jsonb_build_object('id', p.id, 'name', p.name)), '{}')
          FROM hr_successor s JOIN person p ON p.id = s.successor_id AND p.active
          WHERE s.request_id = r.id AND p.id <> r.person_id) AS successors
     FROM hr_request r JOIN post_holding fh ON fh.id = r.from_holding_id JOIN post f ON f.id = fh.post_id
     JOIN org_unit fu ON fu.id = f.unit_id JOIN post t ON t.id = r.to_post_id JOIN org_unit tu ON tu.id = t.unit_id
     WHERE r.id = $1`,
    [requestId],
  );
  return posts;
}
