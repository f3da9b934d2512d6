import {
  importColumn as column,
  type FaultText,
  type ImportKind,
  ImportKinds,
  type ImportRun,
  say,
  usualFaultTexts,
} from '@kefu/office/imports';
import { compiledModule } from '@kefu/platform/process';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { stagedFranchiseeColumns } from './franchisee-row.ts';

const must = { required: true };

/** What is wrong with rows of franchisees. */
const faultTexts = {
  ...usualFaultTexts,
  BAD_NUMBER: {
    title: say('客戶編號有誤', '客户编号有误', 'Not a customer number'),
    expectation: say(
      '字母、數字和連字號，如 K101',
      '字母、数字和连字符，如 K101',
      'Letters, digits and hyphens, such as K101',
    ),
    mend: say('改為正確的編號', '改为正确的编号', 'Enter the right number'),
  },
  NUMBER_TAKEN: {
    title: say('客戶編號重複', '客户编号重复', 'Customer number used twice'),
    expectation: say('{other} 已用此編號', '{other} 已用此编号', '{other} has this number'),
    mend: say('更正編號，或刪去此行', '更正编号，或删去此行', 'Correct the number, or leave the row out'),
  },
  NAME_TAKEN: {
    title: say('名稱已屬他人', '名称已属他人', 'Name is somebody else’s'),
    expectation: say('{other} 已用此名', '{other} 已用此名', '{other} goes by this name'),
    mend: say(
      '確認是否同一客戶；不會自動合併',
      '确认是否同一客户；不会自动合并',
      'See whether they are one; nobody is merged by itself',
    ),
  },
} as const satisfies Record<string, FaultText>;

/** The list of franchisees, imported (F3, X5). A number or a name that somebody has already is refused: nobody is merged by itself. */
@Injectable()
export class FranchiseeImport implements ImportKind, OnModuleInit {
  readonly key = 'franchisees';
  readonly title = { 'zh-Hant': '加盟商名冊', 'zh-Hans': '加盟商名册', en: 'Franchisees' };
  readonly permission = 'franchisee.manage';
  readonly columns = [
    column('number', ['客戶編號', '客户编号', 'Customer number'], ['客戶編號', '客戶號', '編號', 'number'], must),
    column('name', ['客戶名稱', '客户名称', 'Customer'], ['客戶名稱', '客戶', '加盟商', '名稱', 'name'], must),
    column('aliases', ['別名', '别名', 'Other names'], ['別名', '曾用名', 'aliases']),
    column('office', ['所屬', '所属', 'Office'], ['所屬', '辦事處', 'office']),
    column('isNew', ['新客戶', '新客户', 'New'], ['新客戶', '新', 'new']),
  ];
  readonly options = [];
  readonly faultTexts = faultTexts;
  readonly staging = { table: 'franchisee_staging', columns: stagedFranchiseeColumns };
  readonly #kinds: ImportKinds;

  constructor(kinds: ImportKinds) {
    this.#kinds = kinds;
  }

  onModuleInit(): void {
    this.#kinds.add(this);
  }

  get readerModule(): string {
    return compiledModule(new URL('franchisee-row.ts', import.meta.url).href);
  }

  readerContext(): Promise<object> {
    return Promise.resolve({});
  }

  async crossCheck(tx: EntityManager, { id: runId }: ImportRun): Promise<void> {
    await tx.query(
      `WITH said AS (
         SELECT line, folded FROM franchisee_staging WHERE run_id = $1 AND folded <> ''
         UNION ALL SELECT s.line, a ->> 'folded' FROM franchisee_staging s, jsonb_array_elements(s.aliases) a WHERE s.run_id = $1
       ), known AS (
         SELECT number, folded FROM franchisee UNION ALL
         SELECT f.number, a.folded FROM franchisee_alias a JOIN franchisee f ON f.id = a.franchisee_id
       )
       INSERT INTO import_fault (run_id, line, column_key, code, shown, params)
       SELECT $1, line, 'number', 'NUMBER_TAKEN', number, jsonb_build_object('other', '#' || first_line) FROM (
         SELECT line, number, min(line) OVER (PARTITION BY number) AS first_line
         FROM franchisee_staging WHERE run_id = $1 AND number <> '') s WHERE line > first_line
       UNION ALL SELECT $1, s.line, 'number', 'NUMBER_TAKEN', s.number, jsonb_build_object('other', f.name)
         FROM franchisee_staging s JOIN franchisee f ON f.number = s.number WHERE s.run_id = $1
       UNION ALL SELECT $1, line, 'name', 'NAME_TAKEN', folded, jsonb_build_object('other', '#' || first_line) FROM (
         SELECT line, folded, min(line) OVER (PARTITION BY folded) AS first_line FROM said) s WHERE line > first_line
       UNION ALL SELECT $1, said.line, 'name', 'NAME_TAKEN', said.folded, jsonb_build_object('other', known.number)
         FROM said JOIN known USING (folded)
       ON CONFLICT DO NOTHING`,
      [runId],
    );
    await tx.query(
      `UPDATE franchisee_staging s SET faulty = true FROM import_fault f
       WHERE f.run_id = $1 AND s.run_id = $1 AND s.line = f.line AND NOT s.faulty`,
      [runId],
    );
  }

  async commit(tx: EntityManager, { id: runId }: ImportRun): Promise<number> {
    const made: object[] = await tx.query(
      `WITH made AS (
         INSERT INTO franchisee (number, name, folded, office, is_new, search_key)
         SELECT number, name, folded, office, is_new, search_key FROM franchisee_staging WHERE run_id = $1 AND NOT faulty
         RETURNING id, number
       ), named AS (
         INSERT INTO franchisee_alias (franchisee_id, alias, folded)
         SELECT made.id, a ->> 'alias', a ->> 'folded'
         FROM made JOIN franchisee_staging s ON s.number = made.number, jsonb_array_elements(s.aliases) a
         WHERE s.run_id = $1 AND NOT s.faulty
       )
       SELECT id FROM made`,
      [runId],
    );
    return made.length;
  }
}
