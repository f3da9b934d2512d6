import { CalendarService, isBusinessDate } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound } from '@kefu/platform/errors';
import { openSql } from '@kefu/platform/identity';
import { fold } from '@kefu/platform/search';
import { Injectable } from '@nestjs/common';
import {
  type MapTeamInput,
  MortgageSite,
  SalesSite,
  type SaveSalesSiteInput,
  SiteTeam,
  TeamMapping,
} from './site.types.ts';

type Refusal = InvalidInput | NotFound | ChangedMeanwhile;

/** Sales sites, and which mortgage team works for which sales team (S23). What is over keeps its team. */
@Injectable()
export class SiteService {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #audit: AuditTrail;

  constructor(database: Database, calendar: CalendarService, audit: AuditTrail) {
    this.#database = database;
    this.#calendar = calendar;
    this.#audit = audit;
  }

  /** Everything that is set about the sites. */
  async read(): Promise<MortgageSite> {
    const { pool } = this.#database;
    const projects = await pool.query<SalesSite>(
      `SELECT p.id, p.name, p.city, p.version, (SELECT count(*)::int FROM mortgage_contract c WHERE c.project_id = p.id) AS contracts
       FROM mortgage_project p ORDER BY p.name, p.id LIMIT 200`,
    );
    const mappings = await pool.query<TeamMapping>(
      `SELECT m.sales_team_id AS "salesTeamId", s.name AS "salesTeam", m.team_id AS "teamId", t.name AS team, m.starts_on AS "startsOn",
         m.starts_on <= $1 AND NOT EXISTS (SELECT FROM mortgage_team_mapping o WHERE o.sales_team_id = m.sales_team_id
           AND o.starts_on > m.starts_on AND o.starts_on <= $1) AS "inForce"
       FROM mortgage_team_mapping m JOIN org_unit s ON s.id = m.sales_team_id JOIN org_unit t ON t.id = m.team_id
       ORDER BY s.name, m.sales_team_id, m.starts_on DESC LIMIT 500`,
      [await this.#calendar.today()],
    );
    const teams = await pool.query<SiteTeam>(
      `SELECT u.id, u.name FROM org_unit u WHERE u.kind = 'team' AND ${openSql('u')} ORDER BY u.name, u.id LIMIT 500`,
    );
    return Object.assign(new MortgageSite(), {
      projects: projects.rows.map((row) => Object.assign(new SalesSite(), row)),
      mappings: mappings.rows.map((row) => Object.assign(new TeamMapping(), row)),
      teams: teams.rows.map((row) => Object.assign(new SiteTeam(), row)),
    });
  }

  /** Enters a sales site, or renames it and moves it to another city; contracts that were assessed stay as they are. */
  async saveSite({ id, version, name, city }: SaveSalesSiteInput): Promise<MortgageSite | Refusal> {
    const named = name.trim();
    if (!fold(named)) return invalid('name', 'REQUIRED', 'what people call the site');
    if (!city.trim()) return invalid('city', 'REQUIRED', 'the city by whose rules it goes');
    const values = [named, fold(named), city.trim()];
    const refused = await this.#database.transaction(async (tx): Promise<Refusal | undefined> => {
      const [taken]: object[] = await tx.query(
        'SELECT FROM mortgage_project WHERE name_key = $1 AND id IS DISTINCT FROM $2::uuid',
        [values[1], id ?? null],
      );
      if (taken) return invalid('name', 'NAME_TAKEN', 'another site is called so');
      const [before]: { name: string; city: string; version: number }[] = id
        ? await tx.query('SELECT name, city, version FROM mortgage_project WHERE id = $1 FOR UPDATE', [id])
        : [];
      if (id && !before) return NotFound.of('sales site');
      if (before && before.version !== version) return ChangedMeanwhile.of(before.version);
      const [kept]: { id: string }[] = await tx.query(
        id
          ? 'UPDATE mortgage_project SET name = $1, name_key = $2, city = $3, version = version + 1 WHERE id = $4 RETURNING id'
          : 'INSERT INTO mortgage_project (name, name_key, city) VALUES ($1, $2, $3) RETURNING id',
        id ? [...values, id] : values,
      );
      await this.#audit.record(tx, {
        action: 'mortgageProject.saved',
        subject: { type: 'mortgageProject', id: kept?.id ?? id ?? '' },
        before: before && { name: before.name, city: before.city },
        after: { name: named, city: city.trim() },
      });
      return undefined;
    });
    return refused ?? this.read();
  }

  /** From a day on another mortgage team works for a sales team; days that are over keep theirs. Two at once: one line a day. */
  async map({ salesTeamId, teamId, startsOn }: MapTeamInput): Promise<MortgageSite | Refusal> {
    if (!isBusinessDate(startsOn)) return invalid('startsOn', 'IMPOSSIBLE_DATE', 'a day that exists');
    if (salesTeamId === teamId) return invalid('teamId', 'SAME_TEAM', 'another team than the sales team');
    const today = await this.#calendar.today();
    const refused = await this.#database.transaction(async (tx): Promise<Refusal | undefined> => {
      const known: { id: string; name: string }[] = await tx.query(
        `SELECT u.id, u.name FROM org_unit u WHERE u.id = ANY($1) AND u.kind = 'team' AND ${openSql('u')} ORDER BY u.id FOR SHARE`,
        [[salesTeamId, teamId]],
      );
      if (known.length < 2) return NotFound.of('team');
      const [mapped]: object[] = await tx.query('SELECT FROM mortgage_team_mapping WHERE sales_team_id = $1 LIMIT 1', [
        salesTeamId,
      ]);
      if (mapped && startsOn < today) return invalid('startsOn', 'PAST', 'days that are over keep their team');
      await tx.query(
        `INSERT INTO mortgage_team_mapping (sales_team_id, team_id, starts_on) VALUES ($1, $2, $3)
         ON CONFLICT (sales_team_id, starts_on) DO UPDATE SET team_id = excluded.team_id`,
        [salesTeamId, teamId, startsOn],
      );
      await this.#audit.record(tx, {
        action: 'mortgageTeamMapping.set',
        subject: { type: 'orgUnit', id: salesTeamId },
        after: { team: known.find(({ id }) => id === teamId)?.name, startsOn },
      });
      return undefined;
    });
    return refused ?? this.read();
  }
}

function invalid(path: string, code: string, message: string): InvalidInput {
  return InvalidInput.of([{ path, code, message }]);
}
