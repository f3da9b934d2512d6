import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { NotFound } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { feeDunning } from './dunning.sql.ts';
import { DunningLadder, DunningStep, DunningWords, type SetDunningStepInput } from './dunning.types.ts';

/** The ladder of reminders as data (S18). */
@Injectable()
export class DunningService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  async ladder(): Promise<DunningLadder> {
    const steps = await this.#database.pool.query<DunningStep>(
      `SELECT s.days, t.id AS "templateId", t.name AS template, t.approved_version IS NOT NULL AS approved
       FROM mortgage_dunning_step s JOIN message_template t ON t.id = s.template_id ORDER BY s.days`,
    );
    const templates = await this.#database.pool.query<DunningWords>(
      'SELECT id, name FROM message_template WHERE purpose = $1 ORDER BY name',
      [feeDunning],
    );
    return Object.assign(new DunningLadder(), {
      steps: steps.rows.map((row) => Object.assign(new DunningStep(), row)),
      templates: templates.rows.map((row) => Object.assign(new DunningWords(), row)),
    });
  }

  /** Puts a step in, gives it other words, or takes it away; what went out stays as it was. */
  async setStep({ days, templateId }: SetDunningStepInput): Promise<DunningLadder | NotFound> {
    const refused = await this.#database.transaction(async (tx): Promise<NotFound | undefined> => {
      const changed = await (templateId ? put(tx, days, templateId) : take(tx, days));
      if (changed === 0) return NotFound.of(templateId ? 'words of reminders' : 'step');
      await this.#audit.record(tx, {
        action: 'mortgageDunning.stepSet',
        subject: { type: 'mortgageDunning', id: String(days) },
        after: { days, template: templateId ?? null },
      });
      return undefined;
    });
    return refused ?? this.ladder();
  }
}

async function put(tx: EntityManager, days: number, templateId: string): Promise<number> {
  const kept: object[] = await tx.query(
    `INSERT INTO mortgage_dunning_step (days, template_id) SELECT $1, id FROM message_template WHERE id = $2 AND purpose = $3
     ON CONFLICT (days) DO UPDATE SET template_id = excluded.template_id RETURNING days`,
    [days, templateId, feeDunning],
  );
  return kept.length;
}

async function take(tx: EntityManager, days: number): Promise<number> {
  const [taken]: [object[]] = await tx.query('DELETE FROM mortgage_dunning_step WHERE days = $1 RETURNING days', [
    days,
  ]);
  return taken.length;
}
