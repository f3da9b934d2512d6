import { Approvals } from '@kefu/office/approvals';
import { addDays, CalendarService } from '@kefu/office/calendar';
import { Settings } from '@kefu/platform/config';
import { type Actor, everyRow, type Grants, runAs } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { Failure } from '@kefu/platform/errors';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RequestMoves } from '../request/request-moves.ts';
import { TransferService } from '../transfer/transfer.service.ts';

const lock = 4_737_031;
const whole: Grants = { get: () => everyRow, keys: () => [] };

/** Days that people of the demo have been here, by login; the gatekeeper as long as the source's was when he applied (H2). */
const joinedDaysAgo: Readonly<Record<string, number>> = {
  menwei: 46,
  wangshou: 400,
  baoan: 2100,
  xiaoshou: 1500,
  zhiye: 700,
  renshi: 1900,
};

/** What the demo's HR keeps on record, and an application that is being decided, so that there is something to look at. */
@Injectable()
export class DemoRequests implements OnApplicationBootstrap {
  readonly #settings: Settings;
  readonly #database: Database;
  readonly #transfers: TransferService;
  readonly #moves: RequestMoves;
  readonly #approvals: Approvals;
  readonly #calendar: CalendarService;

  constructor(
    settings: Settings,
    database: Database,
    transfers: TransferService,
    moves: RequestMoves,
    approvals: Approvals,
    calendar: CalendarService,
  ) {
    this.#settings = settings;
    this.#database = database;
    this.#transfers = transfers;
    this.#moves = moves;
    this.#approvals = approvals;
    this.#calendar = calendar;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.#settings.environment === 'demo') await this.enterOnce();
  }

  /** Enters them in an installation that has the demo's people and no employment on record. @returns whether it did */
  async enterOnce(): Promise<boolean> {
    const today = await this.#calendar.today();
    const bare = await this.#database.transaction(async (tx) => {
      // API and worker boot at once: the later one waits here and finds them entered.
      await tx.query('SELECT pg_advisory_xact_lock($1)', [lock]);
      const [row]: { yes: boolean }[] = await tx.query(
        `SELECT NOT EXISTS (SELECT FROM employment) AND EXISTS (SELECT FROM person WHERE login = 'menwei') AS yes`,
      );
      if (row?.yes) await keepRecords(tx, today);
      return row?.yes ?? false;
    });
    if (bare) await this.#apply(addDays(today, 30));
    return bare;
  }

  /** The other gatekeeper applies, and the captain agrees. */
  async #apply(desiredOn: string): Promise<void> {
    const [applicant, captain] = [await this.#actor('wangshou'), await this.#actor('baoan')];
    const { rows } = await this.#database.pool.query<{ holding: string; post: string }>(
      `SELECT h.id AS holding, target.id AS post FROM post_holding h, post target
       WHERE h.person_id = $1 AND target.title = '置業顧問' LIMIT 1`,
      [applicant.id],
    );
    const [found] = rows;
    if (!found) return;
    const id = await runAs(applicant, async () => {
      const saved = await this.#transfers.save({
        fromHoldingId: found.holding,
        toPostId: found.post,
        desiredOn,
        reason: '在門崗一年多，熟悉樓盤與業主，希望到銷售部做置業顧問，為公司創造更大的價值。',
        strengths: '熟悉樓盤，溝通耐心。',
      });
      if (typeof saved !== 'string') throw new Error(`The demo's application was refused: ${saved.code}`);
      const failure = await this.#moves.move({ id: saved, version: 1, transition: 'submit' });
      if (failure) throw new Error(`The demo's application was not handed in: ${failure.code}`);
      return saved;
    });
    await runAs(captain, () =>
      this.#database.transaction(async (tx) => {
        const [step]: { approvalId: string; position: number }[] = await tx.query(
          `SELECT s.approval_id AS "approvalId", s.position FROM approval a JOIN approval_step s ON s.approval_id = a.id
           WHERE a.subject_id = $1 AND s.state = 'pending'`,
          [id],
        );
        if (!step) return;
        const failure = await this.#approvals.decide(tx, { ...step, decision: 'approve', reason: null });
        if (failure instanceof Failure) throw new Error(`The demo's application was not decided: ${failure.code}`);
      }),
    );
  }

  async #actor(login: string): Promise<Actor> {
    const { rows } = await this.#database.pool.query<{ id: string; name: string }>(
      'SELECT id, name FROM person WHERE login = $1',
      [login],
    );
    const [person] = rows;
    if (!person) throw new Error(`The demo has no ${login}`);
    return { kind: 'person', ...person, roles: [], grants: whole };
  }
}

async function keepRecords(tx: EntityManager, today: string): Promise<void> {
  const [company]: { id: string }[] = await tx.query(
    `INSERT INTO legal_entity (name, name_key) VALUES ('君悅置業有限公司', '君悦置业有限公司') RETURNING id`,
  );
  await tx.query(
    `INSERT INTO employment (person_id, joined_on, probation_ends_on, legal_entity_id)
     SELECT p.id, $2::date - d.days, CASE WHEN d.days < 90 THEN $2::date - d.days + 90 END, $3
     FROM jsonb_each_text($1::jsonb) j (login, days), LATERAL (SELECT j.days::int AS days) d JOIN person p ON true
     WHERE p.login = j.login`,
    [JSON.stringify(joinedDaysAgo), today, company?.id],
  );
  await tx.query(
    `INSERT INTO post_establishment (post_id, authorised, legal_entity_id)
     SELECT id, CASE title WHEN '置業顧問' THEN 3 WHEN '門衛' THEN 1 END, $1 FROM post WHERE title IN ('置業顧問', '門衛')`,
    [company?.id],
  );
  await tx.query(
    `INSERT INTO issued_item (person_id, kind, name, issued_on, issued_by_name)
     SELECT p.id, i.kind, i.name, $1, '林蕙' FROM person p,
       (VALUES ('key', '大門鑰匙'), ('supply', '對講機')) i (kind, name) WHERE p.login IN ('menwei', 'wangshou')`,
    [addDays(today, -40)],
  );
  await tx.query(
    `INSERT INTO qualification (person_id, kind, title, institution)
     SELECT id, 'veteran', '退役士兵', '' FROM person WHERE login = 'wangshou'`,
  );
}
