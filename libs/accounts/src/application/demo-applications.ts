import { Approvals, type Decision } from '@kefu/office/approvals';
import { CalendarService } from '@kefu/office/calendar';
import { Settings } from '@kefu/platform/config';
import { type Actor, everyRow, type Grants, runAs } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EnterApplicationInput } from './application.input.ts';
import { ApplicationService } from './application.service.ts';
import { DemoPapers } from './demo-papers.ts';

const lock = 4_737_021;
const whole: Grants = { get: () => everyRow, keys: () => [] };

/** The demo's own people, by login. */
type Login = 'dingxiaojie' | 'liyuanyuan' | 'zhengpeipei' | 'likemei' | 'shenyang';

/** A few applications in different states, so that a new clerk of the demo finds something to look at. Entered once. */
@Injectable()
export class DemoApplications implements OnApplicationBootstrap {
  readonly #settings: Settings;
  readonly #database: Database;
  readonly #applications: ApplicationService;
  readonly #approvals: Approvals;
  readonly #calendar: CalendarService;
  readonly #papers: DemoPapers;

  constructor(
    settings: Settings,
    database: Database,
    applications: ApplicationService,
    approvals: Approvals,
    calendar: CalendarService,
    papers: DemoPapers,
  ) {
    this.#settings = settings;
    this.#database = database;
    this.#applications = applications;
    this.#approvals = approvals;
    this.#calendar = calendar;
    this.#papers = papers;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.#settings.environment === 'demo') await this.enterOnce();
  }

  /** Enters them in an installation that has the demo's people, no import and no application. @returns whether it did */
  async enterOnce(): Promise<boolean> {
    // API and worker boot at once: the later one waits here and finds them entered.
    return this.#database.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [lock]);
      const [bare]: { yes: boolean }[] = await tx.query(
        `SELECT NOT EXISTS (SELECT FROM account_application) AND NOT EXISTS (SELECT FROM import_run)
           AND EXISTS (SELECT FROM person WHERE login = 'dingxiaojie') AS yes`,
      );
      if (!bare?.yes) return false;
      await this.#enterAll();
      return true;
    });
  }

  async #enterAll(): Promise<void> {
    const today = await this.#calendar.today();
    const branches = await this.#branches();
    const company = (name: string, certificate: string, branch: string): EnterApplicationInput => ({
      kind: 'opening',
      traderKind: 'company',
      startsOn: today,
      years: 1,
      wish: {
        name,
        certificate,
        phones: [`1990009${certificate.slice(-5, -1).replaceAll(/\D/g, '0')}`],
        branchId: branches.get(branch) ?? null,
      },
    });
    const opened = await this.#handIn(
      'dingxiaojie',
      company('鼎盛商貿有限公司（示例）', '91999999MADEM0011Y', '總部營業部'),
    );
    await this.#decide('zhengpeipei', opened, 'approve');
    await this.#decide('likemei', opened, 'approve');
    const final = await this.#handIn(
      'liyuanyuan',
      company('恆通物資有限公司（示例）', '91999999MADEM00122', '上海營業部'),
    );
    await this.#decide('zhengpeipei', final, 'approve');
    const returned = await this.#handIn(
      'dingxiaojie',
      company('宏達貿易有限公司（示例）', '91999999MADEM00135', '總部營業部'),
    );
    await this.#decide('zhengpeipei', returned, 'return', '營業執照影本不清晰，請重新上傳');
    await this.#handIn('shenyang', {
      kind: 'opening',
      traderKind: 'naturalPerson',
      startsOn: today,
      years: 1,
      wish: {
        name: '林示例',
        certificate: '990001198806060013',
        phones: ['19900098806'],
        branchId: branches.get('沈陽營業部') ?? null,
      },
    });
    const draft = await this.#enter('dingxiaojie', {
      kind: 'opening',
      traderKind: 'naturalPerson',
      wish: { name: '周示例', branchId: branches.get('總部營業部') ?? null },
    });
    await this.#as('dingxiaojie', () => this.#papers.handIn(draft, ['openingForm', 'identityDocument']));
    const traderId = await this.#traderOf(opened);
    await this.#handIn('dingxiaojie', {
      kind: 'change',
      traderId,
      wish: { name: '鼎盛國際商貿有限公司（示例）' },
      note: '客戶更名，附工商變更通知書',
    });
    await this.#enter('dingxiaojie', { kind: 'closing', traderId, closingReason: 'ownWish' });
  }

  async #enter(login: Login, input: EnterApplicationInput): Promise<string> {
    return this.#as(login, async () => {
      const id = await this.#applications.enter(input);
      if (typeof id !== 'string') throw new Error(`The demo's application was refused: ${id.code} ${id.message}`);
      return id;
    });
  }

  async #handIn(login: Login, input: EnterApplicationInput): Promise<string> {
    const id = await this.#enter(login, input);
    const failure = await this.#as(login, async () => {
      await this.#papers.handIn(id);
      return this.#applications.move({ id, version: 1, transition: 'submit' });
    });
    if (failure) throw new Error(`The demo's application was not handed in: ${failure.code} ${failure.message}`);
    return id;
  }

  async #decide(login: Login, id: string, decision: Decision, reason?: string): Promise<void> {
    const { rows } = await this.#database.pool.query<{ approvalId: string; position: number }>(
      `SELECT a.id AS "approvalId", s.position FROM approval a JOIN approval_step s ON s.approval_id = a.id
       WHERE a.subject_id = $1 AND s.state = 'pending'`,
      [id],
    );
    const [step] = rows;
    if (!step) throw new Error('The demo decides a step that nobody waits for');
    const failure = await this.#as(login, () =>
      this.#database.transaction((tx) => this.#approvals.decide(tx, { ...step, decision, reason: reason ?? null })),
    );
    if (failure)
      throw new Error(
        `The demo's decision was refused: ${typeof failure === 'symbol' ? 'decided already' : failure.code}`,
      );
  }

  async #as<T>(login: Login, work: () => Promise<T>): Promise<T> {
    const { rows } = await this.#database.pool.query<{ id: string; name: string; branchId: string | null }>(
      `SELECT p.id, p.name, (SELECT u.id FROM post_holding h JOIN post o ON o.id = h.post_id JOIN org_unit u ON u.id = o.unit_id
         WHERE h.person_id = p.id AND u.kind = 'branch' LIMIT 1) AS "branchId" FROM person p WHERE login = $1`,
      [login],
    );
    const [person] = rows;
    if (!person) throw new Error(`The demo has no ${login}`);
    const { id, name, branchId } = person;
    const grants: Grants = branchId
      ? { get: () => ({ all: false, branchIds: [branchId], teamIds: [], own: null }), keys: () => [] }
      : whole;
    const actor: Actor = { kind: 'person', id, name, grants, roles: [] };
    return runAs(actor, work);
  }

  async #branches(): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.#database.pool.query<{ id: string; name: string }>(
      `SELECT id, name FROM org_unit WHERE kind = 'branch'`,
    );
    return new Map(rows.map(({ id, name }) => [name, id]));
  }

  async #traderOf(id: string): Promise<string | null> {
    const { rows } = await this.#database.pool.query<{ traderId: string | null }>(
      'SELECT trader_id AS "traderId" FROM account_application WHERE id = $1',
      [id],
    );
    return rows[0]?.traderId ?? null;
  }
}
