import { importColumn as column, type ImportKind, ImportKinds, type ImportRun } from '@kefu/office/imports';
import { compiledModule } from '@kefu/platform/process';
import { fold } from '@kefu/platform/search';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { styleFaultTexts } from './fault-texts.ts';
import { type StyleRowContext, stagedStyleColumns } from './style-row.ts';

const must = { required: true };

/** The style master of a season, imported (F2, X5); each style waits for somebody else to verify it. */
@Injectable()
export class StyleImport implements ImportKind, OnModuleInit {
  readonly key = 'styles';
  readonly title = { 'zh-Hant': '款式檔案', 'zh-Hans': '款式档案', en: 'Style master' };
  readonly permission = 'style.enter';
  readonly sheets = ['款式檔案', '款式'];
  readonly columns = [
    column('position', ['序號', '序号', 'No.'], ['序號', '序']),
    column('number', ['款號', '款号', 'Style number'], ['款號', '款式編號', 'style'], must),
    column('name', ['品名', '品名', 'Name'], ['品名', '名稱', 'name'], must),
    column('group', ['大類', '大类', 'Group'], ['大類', 'group'], must),
    column('category', ['類別', '类别', 'Category'], ['類別', '品類', 'category'], must),
    column('season', ['訂貨季', '订货季', 'Season'], ['訂貨季', '季', 'season'], must),
    column('colours', ['顏色', '颜色', 'Colours'], ['顏色', '色', 'colours'], must),
    column('sizeRun', ['尺碼段', '尺码段', 'Size run'], ['尺碼段', 'size run'], must),
    column('tagPrice', ['吊牌價', '吊牌价', 'Tag price'], ['吊牌價', '零售價', 'tag price'], must),
    column('contractPrice', ['合同價', '合同价', 'Contract price'], ['合同價', '供貨價', 'contract price'], must),
  ];
  readonly options = [];
  readonly faultTexts = styleFaultTexts;
  readonly staging = { table: 'style_staging', columns: stagedStyleColumns };
  readonly #kinds: ImportKinds;

  constructor(kinds: ImportKinds) {
    this.#kinds = kinds;
  }

  onModuleInit(): void {
    this.#kinds.add(this);
  }

  get readerModule(): string {
    return compiledModule(new URL('style-row.ts', import.meta.url).href);
  }

  async readerContext(tx: EntityManager): Promise<StyleRowContext> {
    const runs: { code: string }[] = await tx.query('SELECT code FROM size_run');
    return { runs: runs.map(({ code }) => [fold(code), code] as const) };
  }

  /** A number that an earlier line or the master has already is refused; the earlier one stands. */
  async crossCheck(tx: EntityManager, { id: runId }: ImportRun): Promise<void> {
    await tx.query(
      `INSERT INTO import_fault (run_id, line, column_key, code, shown, params)
       SELECT $1, line, 'number', 'STYLE_TAKEN', number, jsonb_build_object('other', '#' || first_line) FROM (
         SELECT line, number, min(line) OVER (PARTITION BY number) AS first_line
         FROM style_staging WHERE run_id = $1 AND number <> '') s WHERE line > first_line
       UNION ALL SELECT $1, s.line, 'number', 'STYLE_TAKEN', s.number, jsonb_build_object('other', t.name)
         FROM style_staging s JOIN style t ON t.number = s.number WHERE s.run_id = $1
       ON CONFLICT DO NOTHING`,
      [runId],
    );
    await tx.query(
      `UPDATE style_staging s SET faulty = true FROM import_fault f
       WHERE f.run_id = $1 AND s.run_id = $1 AND s.line = f.line AND NOT s.faulty`,
      [runId],
    );
  }

  async commit(tx: EntityManager, { id: runId, startedBy }: ImportRun): Promise<number> {
    const made: object[] = await tx.query(
      `INSERT INTO style (number, name, style_group, category, season_code, season_codes, size_run, tag_price_fen,
         contract_price_fen, search_key, entered_by, import_run_id)
       SELECT number, name, style_group, category, season_code, ARRAY(SELECT jsonb_array_elements_text(season_codes)), size_run, tag_price_fen,
         contract_price_fen, search_key,
         (SELECT id FROM person WHERE id::text = $2), $1
       FROM style_staging WHERE run_id = $1 AND NOT faulty ORDER BY number RETURNING id`,
      [runId, startedBy],
    );
    await tx.query(
      `INSERT INTO style_colour (style_id, code, name, position)
       SELECT t.id, c ->> 'code', c ->> 'name', nth
       FROM style_staging s JOIN style t ON t.number = s.number, jsonb_array_elements(s.colours) WITH ORDINALITY AS x (c, nth)
       WHERE s.run_id = $1 AND NOT s.faulty`,
      [runId],
    );
    await makeSkus(tx, 't.import_run_id = $1', [runId]);
    return made.length;
  }
}

/** Makes the SKUs of styles: their colours × the sizes of their run. @param where an SQL condition on the alias `t` of styles */
export async function makeSkus(tx: EntityManager, where: string, values: readonly unknown[]): Promise<void> {
  await tx.query(
    `INSERT INTO sku (code, style_id, colour_code, size, position)
     SELECT t.number || '-' || c.code || '-' || z.size, t.id, c.code, z.size, c.position * 100 + z.nth
     FROM style t JOIN style_colour c ON c.style_id = t.id JOIN size_run r ON r.code = t.size_run,
       unnest(r.sizes) WITH ORDINALITY AS z (size, nth)
     WHERE ${where} ORDER BY t.number, c.position, z.nth`,
    [...values],
  );
}
