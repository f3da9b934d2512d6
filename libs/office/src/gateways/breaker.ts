import type { EntityManager } from 'typeorm';

/** How a gateway fared in one batch. */
export interface Fares {
  readonly gateway: string;
  /** Answers of any kind that show it at work: accepted or refused. */
  readonly well: number;
  /** Silence, faults, no line. */
  readonly badly: number;
}

/** Failures in excess of successes at which a gateway is left alone. */
const opensAt = 20;
/** The most failures that are counted of one report: a worker that stood still itself sees all that it sent time out at once. */
const mostAtOnce = 5;
/** Seconds that it is left alone at first; each further opening doubles them, four times. */
const restsFor = 15;

/** Whether a gateway may be used: its breaker is closed, or it is time for somebody to probe. */
export const usableSql = `(g.breaker = 'closed' OR g.breaker_until <= clock_timestamp())`;

/**
 * Tells a breaker how its gateway fared (X7). All workers share it: it opens after too many failures, lets one message
 * through when it has rested, and closes when that one fared well.
 * @returns what the breaker did, where it did something
 */
export async function tellBreaker(
  tx: EntityManager,
  { gateway, well, badly }: Fares,
): Promise<'opened' | 'closed' | undefined> {
  const [[moved]]: [{ was: string; is: string }[]] = await tx.query(
    `UPDATE message_gateway g SET
       breaker = next.breaker,
       breaker_score = CASE WHEN next.breaker = 'closed' AND was.breaker = 'closed' THEN greatest(0, g.breaker_score + $3 - $2) ELSE 0 END,
       breaker_until = CASE WHEN next.breaker = 'open' AND was.breaker <> 'open'
         THEN clock_timestamp() + $5 * power(2, least(4, g.breaker_openings)) * interval '1 second'
         WHEN next.breaker = 'closed' THEN NULL ELSE g.breaker_until END,
       breaker_openings = CASE WHEN next.breaker = 'open' AND was.breaker <> 'open' THEN g.breaker_openings + 1
         WHEN next.breaker = 'closed' AND was.breaker = 'probing' THEN 0 ELSE g.breaker_openings END
     FROM (
       -- One that is well and stays so is not written to.
       SELECT name, breaker, breaker_score FROM message_gateway
       WHERE name = $1 AND ($3 > 0 OR breaker <> 'closed' OR breaker_score > 0) FOR UPDATE
     ) was,
       LATERAL (SELECT CASE
         WHEN was.breaker = 'probing' AND $2 > 0 THEN 'closed'
         WHEN was.breaker = 'probing' AND $3 > 0 THEN 'open'
         WHEN was.breaker = 'closed' AND was.breaker_score + $3 - $2 >= $4 THEN 'open'
         ELSE was.breaker END AS breaker) next
     WHERE g.name = was.name RETURNING was.breaker AS was, g.breaker AS is`,
    [gateway, well, Math.min(badly, mostAtOnce), opensAt, restsFor],
  );
  if (!moved || moved.was === moved.is) return undefined;
  return moved.is === 'open' ? 'opened' : moved.is === 'closed' ? 'closed' : undefined;
}
