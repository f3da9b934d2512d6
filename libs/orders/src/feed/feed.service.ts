import { AuditTrail } from '@kefu/platform/audit';
import { Settings } from '@kefu/platform/config';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { NotFound } from '@kefu/platform/errors';
import { hashToken, makeToken } from '@kefu/platform/identity';
import { Injectable } from '@nestjs/common';
import { goodsOfPage, openOfPage, orderFeed, ordersOfPage, silent, silentCount } from './feed.sql.ts';
import {
  FeedGoods,
  FeedLink,
  FeedLinkMade,
  type FeedLinkResult,
  FeedMessage,
  FeedMonth,
  FeedOrder,
  FeedPage,
  type FeedPageResult,
  FranchiseeFeed,
  type MakeFeedLinkInput,
  SilentFranchisee,
} from './feed.types.ts';

const linkRow = `id, made_by_name AS "madeBy", made_at AS "madeAt", expires_at AS "expiresAt", opened_at AS "openedAt",
  CASE WHEN revoked_at IS NOT NULL THEN 'REVOKED' WHEN expires_at <= now() THEN 'EXPIRED' ELSE 'OPEN' END AS state`;

/** A franchisee's own page behind a link that expires, and who was told nothing for long (F31). */
@Injectable()
export class FeedService {
  readonly #database: Database;
  readonly #settings: Settings;
  readonly #audit: AuditTrail;

  constructor(database: Database, settings: Settings, audit: AuditTrail) {
    this.#database = database;
    this.#settings = settings;
    this.#audit = audit;
  }

  /** What a franchisee was told lately, and its link. */
  async of(franchiseeId: string): Promise<FranchiseeFeed> {
    const links = await this.#database.pool.query<FeedLink>(
      `SELECT ${linkRow} FROM feed_link WHERE franchisee_id = $1 ORDER BY id DESC LIMIT 1`,
      [franchiseeId],
    );
    const messages = await this.#database.pool.query<FeedMessage>(
      `SELECT id, level AS stage, business_date AS "on", state FROM message WHERE recipient = $1 AND purpose = $2
       ORDER BY id DESC LIMIT 20`,
      [franchiseeId, orderFeed],
    );
    return Object.assign(new FranchiseeFeed(), {
      link: links.rows[0] ? Object.assign(new FeedLink(), links.rows[0]) : null,
      messages: messages.rows.map((row) => Object.assign(new FeedMessage(), row)),
    });
  }

  /** Franchisees who wait for goods and were told nothing for more than so many days. */
  async silent(days: number): Promise<SilentFranchisee[]> {
    const { rows } = await this.#database.pool.query<SilentFranchisee>(silent, [days]);
    return rows.map((row) => Object.assign(new SilentFranchisee(), row));
  }

  /** How many {@link silent} tells of. */
  async silentCount(days: number): Promise<number> {
    const { rows } = await this.#database.pool.query<{ count: number }>(silentCount, [days]);
    return rows[0]?.count ?? 0;
  }

  /** Makes a link to a franchisee's page; the one before opens no more. */
  makeLink({ franchiseeId, days }: MakeFeedLinkInput): Promise<typeof FeedLinkResult> {
    const token = makeToken();
    return this.#database.transaction(async (tx) => {
      const [found]: object[] = await tx.query('SELECT FROM franchisee WHERE id = $1 FOR UPDATE', [franchiseeId]);
      if (!found) return NotFound.of('franchisee');
      await tx.query('UPDATE feed_link SET revoked_at = now() WHERE franchisee_id = $1 AND revoked_at IS NULL', [
        franchiseeId,
      ]);
      const [link]: FeedLink[] = await tx.query(
        `INSERT INTO feed_link (franchisee_id, token_hash, expires_at, made_by_name)
         VALUES ($1, $2, now() + $3 * interval '1 day', $4) RETURNING ${linkRow}`,
        [franchiseeId, hashToken(token), days, currentActor().name],
      );
      await this.#audit.record(tx, {
        action: 'franchisee.linkMade',
        subject: { type: 'franchisee', id: franchiseeId },
        after: { days },
      });
      // Behind the #: what stands there a browser sends to nobody.
      const address = `${this.#settings.publicUrl}/goods#${token}`;
      return Object.assign(new FeedLinkMade(), { link: Object.assign(new FeedLink(), link), address });
    });
  }

  /** Ends a franchisee's link. @returns whether there was one that opened */
  endLink(franchiseeId: string): Promise<boolean> {
    return this.#database.transaction(async (tx) => {
      const [, ended]: [unknown, number] = await tx.query(
        'UPDATE feed_link SET revoked_at = now() WHERE franchisee_id = $1 AND revoked_at IS NULL AND expires_at > now()',
        [franchiseeId],
      );
      if (ended > 0)
        await this.#audit.record(tx, {
          action: 'franchisee.linkEnded',
          subject: { type: 'franchisee', id: franchiseeId },
        });
      return ended > 0;
    });
  }

  /** The page behind a link. One that expired, was ended or never was is not told from another. */
  open(token: string): Promise<typeof FeedPageResult> {
    return this.#database.transaction(async (tx) => {
      const [link]: { franchiseeId: string; franchisee: string; expiresAt: Date; first: boolean }[] = await tx.query(
        `SELECT k.franchisee_id AS "franchiseeId", f.name AS franchisee, k.expires_at AS "expiresAt", k.opened_at IS NULL AS first
         FROM feed_link k JOIN franchisee f ON f.id = k.franchisee_id
         WHERE k.token_hash = $1 AND k.revoked_at IS NULL AND k.expires_at > now()`,
        [hashToken(token)],
      );
      if (!link) return NotFound.of('page');
      const { franchiseeId, franchisee, expiresAt, first } = link;
      if (first) {
        await tx.query('UPDATE feed_link SET opened_at = now() WHERE token_hash = $1 AND opened_at IS NULL', [
          hashToken(token),
        ]);
        await this.#audit.record(tx, {
          action: 'franchisee.linkOpened',
          subject: { type: 'franchisee', id: franchiseeId },
        });
      }
      const orders: FeedOrder[] = await tx.query(ordersOfPage, [franchiseeId]);
      const goods: FeedGoods[] = await tx.query(goodsOfPage, [franchiseeId]);
      const open: FeedMonth[] = await tx.query(openOfPage, [franchiseeId]);
      return Object.assign(new FeedPage(), {
        franchisee,
        expiresAt,
        orders: orders.map((row) => Object.assign(new FeedOrder(), row)),
        goods: goods.map((row) => Object.assign(new FeedGoods(), row)),
        open: open.map((row) => Object.assign(new FeedMonth(), row)),
      });
    });
  }
}
