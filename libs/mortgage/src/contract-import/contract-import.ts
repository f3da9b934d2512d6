import { businessDateAt } from '@kefu/office/calendar';
import { type ImportKind, ImportKinds, type ImportRun } from '@kefu/office/imports';
import { FieldCipher } from '@kefu/platform/crypto';
import { unitNames } from '@kefu/platform/identity';
import { compiledModule } from '@kefu/platform/process';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { consultantNamedSql } from '../consultant/consultant.sql.ts';
import { assessContracts } from '../fee/fee-assessment.ts';
import { contractColumns, contractOptions } from './columns.ts';
import { type ContractRowContext, stagedContractColumns } from './contract-row.ts';
import { contractFaultTexts } from './fault-texts.ts';

/** The register of contracts of a sales site, imported (S6, X5). Gaps between amounts and houses sold twice are taken and listed. */
@Injectable()
export class ContractImport implements ImportKind, OnModuleInit {
  readonly key = 'mortgageContracts';
  readonly title = { 'zh-Hant': '按揭合同台帳', 'zh-Hans': '按揭合同台账', en: 'Mortgage contracts' };
  readonly permission = 'mortgageContract.import';
  readonly columns = contractColumns;
  readonly options = contractOptions;
  readonly faultTexts = contractFaultTexts;
  readonly staging = { table: 'mortgage_contract_staging', columns: stagedContractColumns };
  readonly #kinds: ImportKinds;
  readonly #cipher: FieldCipher;

  constructor(kinds: ImportKinds, cipher: FieldCipher) {
    this.#kinds = kinds;
    this.#cipher = cipher;
  }

  onModuleInit(): void {
    this.#kinds.add(this);
  }

  get readerModule(): string {
    return compiledModule(new URL('contract-row.ts', import.meta.url).href);
  }

  async readerContext(tx: EntityManager): Promise<ContractRowContext> {
    const projects: { id: string; key: string }[] = await tx.query('SELECT id, name_key AS key FROM mortgage_project');
    return {
      teams: await unitNames(tx, 'team'),
      projects: projects.map(({ id, key }) => [key, id] as const),
      keys: this.#cipher.material,
      today: businessDateAt(new Date()),
    };
  }

  /** A number that an earlier line or the register has already is refused; the earlier one stands. */
  async crossCheck(tx: EntityManager, { id: runId }: ImportRun): Promise<void> {
    await tx.query(
      `INSERT INTO import_fault (run_id, line, column_key, code, shown, params)
       SELECT $1, line, 'number', 'DUPLICATE_NUMBER', number, jsonb_build_object('duplicateOf', '#' || first_line) FROM (
         SELECT line, number, min(line) OVER (PARTITION BY number) AS first_line
         FROM mortgage_contract_staging WHERE run_id = $1 AND number <> '') staged WHERE line > first_line
       UNION ALL
       SELECT $1, s.line, 'number', 'DUPLICATE_NUMBER', s.number, jsonb_build_object('duplicateOf', c.house)
       FROM mortgage_contract_staging s JOIN mortgage_contract c ON c.number = s.number WHERE s.run_id = $1
       ON CONFLICT DO NOTHING`,
      [runId],
    );
    await tx.query(
      `UPDATE mortgage_contract_staging s SET faulty = true FROM import_fault f
       WHERE f.run_id = $1 AND s.run_id = $1 AND s.line = f.line AND NOT s.faulty`,
      [runId],
    );
  }

  async commit(tx: EntityManager, run: ImportRun): Promise<number> {
    const made: object[] = await tx.query(
      `INSERT INTO mortgage_contract (id, number, project_id, house, house_key, area, price_fen, home, product, down_payment_fen,
         commercial_fen, provident_fund_fen, signed_on, sales_team_id, team_id, consultant_name, consultant_id, remark, search_key,
         import_run_id)
       SELECT s.id, s.number, s.project_id, s.house, s.house, s.area, s.price_fen, s.home, s.product, s.down_payment_fen,
         s.commercial_fen, s.provident_fund_fen, s.signed_on, ${servedTeam}, s.team_id, s.consultant_name,
         ${consultantNamedSql('s.consultant_name')}, s.remark, s.search_key, $1
       FROM mortgage_contract_staging s WHERE s.run_id = $1 AND NOT s.faulty RETURNING id`,
      [run.id],
    );
    await tx.query(
      `INSERT INTO mortgage_buyer (contract_id, position, name, name_key, phone_sealed, phone_index, phone_masked)
       SELECT s.id, b.nth, b.buyer ->> 'name', b.buyer ->> 'nameKey', b.buyer ->> 'sealed', decode(b.buyer ->> 'index', 'hex'),
         b.buyer ->> 'masked'
       FROM mortgage_contract_staging s, jsonb_array_elements(s.buyers) WITH ORDINALITY AS b (buyer, nth)
       WHERE s.run_id = $1 AND NOT s.faulty`,
      [run.id],
    );
    await assessContracts(tx, 'c.import_run_id = $1', [run.id], businessDateAt(new Date()));
    return made.length;
  }
}

/** The sales team that the mortgage team of `s` worked for on the day of signing, where it was one alone (S23). */
const servedTeam = `(SELECT (array_agg(m.sales_team_id))[1] FROM (
  SELECT DISTINCT ON (sales_team_id) sales_team_id, team_id FROM mortgage_team_mapping
  WHERE starts_on <= s.signed_on ORDER BY sales_team_id, starts_on DESC) m
  WHERE m.team_id = s.team_id HAVING count(*) = 1)`;
