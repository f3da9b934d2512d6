import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Which messages nobody wants any more. */
export interface CalledOff {
  readonly purpose: string;
  /** What they are about. */
  readonly subjectIds: readonly string[];
  /** Why, as a code that the console words. */
  readonly cause: string;
}

/** What lies planned in the ledger, for rooms that find it pointless before it left (X7). */
@Injectable()
export class PlannedMessages {
  /**
   * Ends what has not left yet, in the caller's transaction. A message that a worker holds at this moment is left to it: before
   * it opens a phone it asks its source, which knows by then. What may have left already is parked for a person.
   * @returns how many were ended
   */
  async callOff(tx: EntityManager, { purpose, subjectIds, cause }: CalledOff): Promise<number> {
    const [, ended]: [unknown, number] = await tx.query(
      `WITH waiting AS (
         SELECT id FROM message WHERE subject_id = ANY($1::uuid[]) AND purpose = $2 AND state IN ('planned', 'unknown')
         FOR UPDATE SKIP LOCKED
       )
       UPDATE message m SET state = CASE WHEN m.doubtful THEN 'parked' ELSE 'suppressed' END, cause = $3, retry_at = NULL,
         changed_at = clock_timestamp()
       FROM waiting WHERE m.id = waiting.id`,
      [subjectIds, purpose, cause],
    );
    return ended;
  }
}
