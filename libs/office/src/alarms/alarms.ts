import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AlarmCode } from './alarm-words.ts';

/** Something that people must hear of. */
export interface AlarmCall {
  /** What is wrong; console and mail word it. */
  readonly code: AlarmCode;
  /** What it is about: the same code and key again is the same alarm, until somebody or something resolves it. */
  readonly key: string;
  /** Figures and names for the wording; no personal data. */
  readonly details?: Readonly<Record<string, string | number>>;
  /** Trouble that lasts and is found again every minute: told once, not counted. */
  readonly lasting?: boolean;
}

/** What goes wrong is never silent: it stands in the top bar until it is resolved. */
@Injectable()
export class Alarms {
  /** Raises an alarm in the transaction that found the trouble; raised again it counts up. */
  async raise(tx: EntityManager, alarm: AlarmCall): Promise<void> {
    await tx.query(
      `INSERT INTO alarm (code, key, details) VALUES ($1, $2, $3)
       ON CONFLICT (code, key) WHERE resolved_at IS NULL DO UPDATE
       SET times = alarm.times + 1, last_raised_at = clock_timestamp(), details = excluded.details WHERE NOT $4`,
      [alarm.code, alarm.key, JSON.stringify(alarm.details ?? {}), alarm.lasting ?? false],
    );
  }

  /** Resolves an alarm whose trouble is over; nothing happens when there is none. */
  async resolve(tx: EntityManager, code: AlarmCode, key: string): Promise<void> {
    await tx.query(
      `UPDATE alarm SET resolved_at = clock_timestamp(), resolved_by = 'system'
       WHERE code = $1 AND key = $2 AND resolved_at IS NULL`,
      [code, key],
    );
  }
}
