import { fillTemplate, segmentsOf } from '@kefu/office/messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type RiskLevel, riskLevels } from '../level/risk-level.ts';
import { type NoticeFacts, noticeValues } from '../notice/notice-values.ts';
import { RiskChanges, RiskGroup } from '../run/risk-run.types.ts';
import { changeSql, fateSql, fileBefore, rowsOfRun, textFactsSql, wordsOfRun } from './risk-review.sql.ts';

/** What a text is made from, with the template's own words. */
export type TextFacts = NoticeFacts & { readonly body: string | null; readonly signature: string | null };

/** The words that a trader would get; null where the level has no template. */
export function noticeText(facts: TextFacts): string | null {
  if (facts.body === null) return null;
  return fillTemplate({ body: facts.body, signature: facts.signature ?? '' }, noticeValues(facts));
}

/** What a run means before it is approved: groups by level and what changed (T9). */
@Injectable()
export class RiskReview {
  /** The traders of each level, with what sending to them would cost. */
  async groups(tx: EntityManager, runId: string): Promise<RiskGroup[]> {
    const rows: (TextFacts & { level: RiskLevel; fate: 'send' | 'excluded' | 'told'; price: number })[] =
      await tx.query(
        `SELECT w.level, ${fateSql} AS fate, k.segment_price_fen AS price, ${textFactsSql}
       FROM ${rowsOfRun} ${wordsOfRun} WHERE r.id = $1 AND w.level IS NOT NULL`,
        [runId],
      );
    const groups = new Map(
      riskLevels.map((level) => [
        level,
        Object.assign(new RiskGroup(), { level, traders: 0, toSend: 0, excluded: 0, told: 0, segments: 0, cost: 0 }),
      ]),
    );
    for (const row of rows) {
      const group = groups.get(row.level);
      if (!group) continue;
      group.traders++;
      if (row.fate === 'excluded') group.excluded++;
      if (row.fate === 'told') group.told++;
      if (row.fate !== 'send') continue;
      const segments = segmentsOf(noticeText(row) ?? '');
      group.toSend++;
      group.segments += segments;
      group.cost += segments * row.price;
    }
    return [...groups.values()];
  }

  /** How many traders came, rose, stayed, fell and left since the trading day before. */
  async changes(tx: EntityManager, runId: string): Promise<RiskChanges> {
    const [day]: { since: string }[] = await tx.query(
      `SELECT before.trading_day AS since FROM risk_run r, ${fileBefore} WHERE r.id = $1`,
      [runId],
    );
    const changes = { fresh: 0, raised: 0, same: 0, lowered: 0, cleared: 0, nearlyCleared: 0 };
    if (!day) return Object.assign(new RiskChanges(), changes, { since: null });
    const rows: { change: keyof typeof changes; count: number }[] = await tx.query(
      `SELECT ${changeSql} AS change, count(*)::int AS count FROM ${rowsOfRun}
       WHERE r.id = $1 AND (w.level IS NOT NULL OR y.level IS NOT NULL) GROUP BY 1`,
      [runId],
    );
    for (const { change, count } of rows) changes[change] = count;
    return Object.assign(new RiskChanges(), changes, { since: day.since });
  }
}
