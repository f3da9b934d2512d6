import { messageText } from '@kefu/office/messaging';
import { FieldCipher } from '@kefu/platform/crypto';
import { Database } from '@kefu/platform/database';
import { rowScope, scopeSql } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { RiskLevel } from '../level/risk-level.ts';
import { noticeBalance, noticeStateSql, noticesOfRun } from '../notice/risk-notice.sql.ts';
import type { RiskProgress } from '../run/risk-run.types.ts';
import { progressOf } from '../run/risk-run-parts.ts';

/** All that is known of one notice. */
export interface NoticeProof {
  readonly number: string;
  readonly name: string;
  readonly branch: string;
  readonly market: string;
  readonly tradingDay: string;
  readonly level: RiskLevel;
  readonly file: string;
  readonly line: number;
  readonly margin: number;
  readonly equity: number;
  readonly floating: number;
  readonly ruleVersion: number;
  readonly limits: readonly number[];
  readonly excludedReason: string | null;
  readonly screenedBy: string | null;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  readonly state: string;
  readonly phoneMasked: string | null;
  /** As it left; null before. */
  readonly text: string | null;
  readonly attempts: readonly { readonly at: Date; readonly outcome: string | null; readonly code: string | null }[];
  readonly receipts: readonly { readonly at: Date; readonly status: string; readonly code: string | null }[];
  readonly contacts: readonly {
    readonly at: Date;
    readonly step: string;
    readonly outcome: string;
    readonly note: string;
    readonly by: string;
  }[];
}

/** All that is known of one trading day. */
export interface DayProof {
  readonly market: string;
  readonly tradingDay: string;
  readonly file: string | null;
  readonly rows: number | null;
  readonly refusals: number;
  readonly screenedBy: string | null;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  readonly closedBy: string | null;
  readonly closedAt: Date | null;
  readonly missing: number;
  readonly unexplained: number;
  readonly progress: readonly RiskProgress[];
  readonly notices: readonly {
    readonly number: string;
    readonly name: string;
    readonly level: RiskLevel;
    readonly margin: number;
    readonly equity: number;
    readonly state: string;
    readonly outcome: string | null;
  }[];
}

/** Gathers what proof packs show (T9). */
@Injectable()
export class ProofService {
  readonly #database: Database;
  readonly #cipher: FieldCipher;

  constructor(database: Database, cipher: FieldCipher) {
    this.#database = database;
    this.#cipher = cipher;
  }

  /** One notice; undefined where there is none. */
  notice(id: string): Promise<NoticeProof | undefined> {
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [id];
      const scope = scopeSql(rowScope('risk.read'), {}, values);
      const [row]: (Omit<NoticeProof, 'text'> & { sealed: string | null; messageId: string | null })[] = await tx.query(
        `SELECT t.number, t.name, b.name AS branch, k.name AS market, r.trading_day AS "tradingDay", n.level, f.name AS file, n.line,
           w.margin, w.equity, w.floating, l.version AS "ruleVersion", ARRAY[l.watch, l.warn, l.call, l.force] AS limits,
           n.excluded_reason AS "excludedReason", r.screened_by_name AS "screenedBy", r.approved_by_name AS "approvedBy",
           r.approved_at AS "approvedAt", ${noticeStateSql} AS state, m.address_masked AS "phoneMasked", m.text_sealed AS sealed,
           m.id AS "messageId"
         FROM ${noticesOfRun} JOIN risk_market k ON k.id = r.market_id JOIN risk_file f ON f.id = n.file_id
         JOIN risk_row w ON w.file_id = n.file_id AND w.line = n.line JOIN risk_threshold l ON l.id = w.threshold_id
         JOIN trader t ON t.id = n.trader_id JOIN org_unit b ON b.id = t.branch_id WHERE n.id = $1 AND ${scope}`,
        values,
      );
      if (!row) return undefined;
      const { sealed, messageId, ...facts } = row;
      return {
        ...facts,
        text: sealed === null ? null : this.#cipher.open(messageText, sealed),
        attempts: await tx.query(
          `SELECT a.started_at AS at, x.outcome, x.code FROM send_attempt a LEFT JOIN send_result x ON x.attempt_id = a.id
           WHERE a.message_id = $1 ORDER BY a.fence`,
          [messageId],
        ),
        receipts: await tx.query(
          'SELECT happened_at AS at, status, code FROM delivery_receipt WHERE message_id = $1 ORDER BY happened_at',
          [messageId],
        ),
        contacts: await tx.query(
          `SELECT c.made_at AS at, c.step, c.outcome, c.note, c.made_by_name AS by FROM risk_contact c
           JOIN risk_follow_up u ON u.id = c.follow_up_id WHERE u.notice_id = $1 ORDER BY c.id`,
          [id],
        ),
      };
    });
  }

  /** One trading day with every notice, priority traders first; undefined where there is none. */
  day(runId: string): Promise<DayProof | undefined> {
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [runId];
      const scope = scopeSql(rowScope('risk.read'), {}, values);
      const [run]: Omit<DayProof, 'missing' | 'unexplained' | 'progress' | 'notices'>[] = await tx.query(
        `SELECT k.name AS market, r.trading_day AS "tradingDay", f.name AS file, f.rows, r.screened_by_name AS "screenedBy",
           r.approved_by_name AS "approvedBy", r.approved_at AS "approvedAt", r.closed_by_name AS "closedBy", r.closed_at AS "closedAt",
           (SELECT count(*)::int FROM risk_file x WHERE x.run_id = r.id AND x.refused_code IS NOT NULL) AS refusals
         FROM risk_run r JOIN risk_market k ON k.id = r.market_id LEFT JOIN risk_file f ON f.id = r.file_id
         WHERE r.id = $1 AND ${scope}`,
        values,
      );
      if (!run) return undefined;
      const progress = await progressOf(tx, runId);
      const { missing, unexplained } = await noticeBalance(tx, runId);
      const notices: DayProof['notices'] = await tx.query(
        `SELECT t.number, t.name, n.level, w.margin, w.equity, ${noticeStateSql} AS state, u.outcome
         FROM ${noticesOfRun} JOIN risk_row w ON w.file_id = n.file_id AND w.line = n.line JOIN trader t ON t.id = n.trader_id
         LEFT JOIN risk_follow_up u ON u.notice_id = n.id WHERE r.id = $1 ORDER BY t.priority DESC, t.number, n.id`,
        [runId],
      );
      return { ...run, missing, unexplained, progress, notices };
    });
  }
}
