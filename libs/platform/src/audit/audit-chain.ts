import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/index.ts';

/** The first place where the chain does not hold, and what is wrong there. */
export interface BrokenLink {
  readonly position: number;
  readonly entryId: number;
  readonly problem: 'linkMissing' | 'entryMissing' | 'entryChangedOrLinkForged';
}

/** What a check of the whole chain found. */
export interface ChainReport {
  /** Links that were checked and hold. */
  readonly links: number;
  /** Entries that wait for their link; seconds old while a worker runs. */
  readonly unlinked: number;
  readonly broken: BrokenLink | null;
  /** The last link's hash in hex: noted elsewhere, it shows that the end of the chain was not cut off. */
  readonly head: string;
}

/** What a link's hash covers of its entry, the same text whenever and wherever it is read. */
const canonical = `jsonb_build_array(e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor_kind,
  e.actor_id, e.actor_name, e.ip, e.request_id, e.action, e.subject_type, e.subject_id, e.before, e.after, e.reason)::text`;

const batch = 5000;
const lock = 4_737_002;
/** How far behind the newest link an entry of a long transaction is still looked for on every round. */
const lookBack = 50_000;

interface Unlinked {
  id: number;
  content: string;
}

interface Linked {
  position: number;
  entry_id: number;
  hash: Buffer;
  content: string | null;
}

/**
 * The hash chain over the audit (X2). Links are added behind the writers' backs, in the order in which entries become
 * visible, so no writer waits for another; an entry is open to a thief of the database for the seconds in between.
 */
@Injectable()
export class AuditChain {
  readonly #database: Database;
  /** Entries of transactions that lasted very long are found by the first round of a process. */
  #wholeTable = true;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Links what waits. Of several processes one works; the others find nothing to do. @returns how many it linked. */
  async link(): Promise<number> {
    let linked = 0;
    for (;;) {
      const added = await this.#database.transaction((tx) => this.#linkBatch(tx));
      linked += added;
      if (added < batch) break;
    }
    this.#wholeTable = false;
    return linked;
  }

  /** Checks every link from the first, and names the first that does not hold. */
  async verify(): Promise<ChainReport> {
    let previous: Buffer = Buffer.alloc(32);
    let position = 0;
    for (;;) {
      const links = await this.#linksAfter(position);
      for (const link of links) {
        const expected = position + 1;
        const found = this.#problemOf(link, expected, previous);
        if (found) return this.#report(position, previous, found);
        position = expected;
        previous = link.hash;
      }
      if (links.length < batch) return this.#report(position, previous, null);
    }
  }

  #problemOf(link: Linked, expected: number, previous: Buffer): BrokenLink | undefined {
    const at = { position: expected, entryId: link.entry_id };
    if (link.position !== expected) return { ...at, problem: 'linkMissing' };
    if (link.content === null) return { ...at, problem: 'entryMissing' };
    return hashOf(previous, link.content).equals(link.hash)
      ? undefined
      : { ...at, problem: 'entryChangedOrLinkForged' };
  }

  async #linksAfter(position: number): Promise<Linked[]> {
    const { rows } = await this.#database.pool.query<Linked>(
      `SELECT l.position, l.entry_id, l.hash, CASE WHEN e.id IS NOT NULL THEN ${canonical} END AS content
       FROM audit_link l LEFT JOIN audit_entry e ON e.id = l.entry_id
       WHERE l.position > $1 ORDER BY l.position LIMIT ${batch}`,
      [position],
    );
    return rows;
  }

  async #report(links: number, head: Buffer, broken: BrokenLink | null): Promise<ChainReport> {
    const { rows } = await this.#database.pool.query<{ unlinked: number }>(
      `SELECT count(*) AS unlinked FROM audit_entry e
       WHERE NOT EXISTS (SELECT FROM audit_link l WHERE l.entry_id = e.id)`,
    );
    return { links, unlinked: rows[0]?.unlinked ?? 0, broken, head: head.toString('hex') };
  }

  async #linkBatch(tx: EntityManager): Promise<number> {
    const [turn] = await tx.query<{ mine: boolean }[]>('SELECT pg_try_advisory_xact_lock($1) AS mine', [lock]);
    if (!turn?.mine) return 0;
    const [last] = await tx.query<{ position: number; hash: Buffer }[]>(
      'SELECT position, hash FROM audit_link ORDER BY position DESC LIMIT 1',
    );
    const waiting = await tx.query<Unlinked[]>(
      `SELECT e.id, ${canonical} AS content FROM audit_entry e
       WHERE e.id > $1 - ${lookBack} AND NOT EXISTS (SELECT FROM audit_link l WHERE l.entry_id = e.id)
       ORDER BY e.id LIMIT ${batch}`,
      [this.#wholeTable ? 0 : await newestLinked(tx)],
    );
    let previous = last?.hash ?? Buffer.alloc(32);
    const hashes = waiting.map(({ content }) => (previous = hashOf(previous, content)));
    await tx.query(
      `INSERT INTO audit_link (position, entry_id, hash)
       SELECT $1::bigint + n, id, hash FROM unnest($2::bigint[], $3::bytea[]) WITH ORDINALITY AS l (id, hash, n)`,
      [last?.position ?? 0, waiting.map(({ id }) => id), hashes],
    );
    return waiting.length;
  }
}

async function newestLinked(tx: EntityManager): Promise<number> {
  const [row] = await tx.query<{ id: number }[]>('SELECT coalesce(max(entry_id), 0) AS id FROM audit_link');
  return row?.id ?? 0;
}

function hashOf(previous: Buffer, content: string): Buffer {
  return createHash('sha256').update(previous).update(content).digest();
}
