import { defineTexts, type Text } from '@kefu/platform/language';
import { cursorRows, defineExport, type ExportColumn, readFilter } from '../exports/index.ts';
import { aboutSql, archivedSql, keptDossiersSql, lackingSql, shelfSql } from './archive.sql.ts';
import { ArchiveFilter, IncompleteFilter } from './archive.types.ts';
import { readDocumentTypes, type StoredDocumentType } from './document-type.ts';
import { type Lack, lackInWords } from './lack.ts';
import { completeness, type DocumentForm } from './standing.ts';

interface PaperRow {
  readonly type: Text;
  readonly name: string;
  readonly subject: string;
  readonly branch: string | null;
  readonly form: DocumentForm;
  readonly expiresOn: string | null;
  readonly verifiedBy: string | null;
  readonly place: string;
  readonly lentTo: string | null;
  readonly dueOn: string | null;
}

interface LackingRow {
  readonly subject: string;
  readonly branch: string | null;
  readonly required: number;
  readonly there: number;
  readonly lacking: readonly { readonly type: string; readonly standing: Lack }[];
  readonly types: ReadonlyMap<string, StoredDocumentType>;
}

const words = defineTexts({
  papers: { 'zh-Hant': '檔案資料', 'zh-Hans': '档案资料', en: 'Papers of the archive' },
  incomplete: { 'zh-Hant': '資料不齊', 'zh-Hans': '资料不齐', en: 'Incomplete records' },
  paper: { 'zh-Hant': '資料', 'zh-Hans': '资料', en: 'Paper' },
  whose: { 'zh-Hant': '屬於', 'zh-Hans': '属于', en: 'Whose' },
  branch: { 'zh-Hant': '營業部', 'zh-Hans': '营业部', en: 'Branch' },
  form: { 'zh-Hant': '形式', 'zh-Hans': '形式', en: 'Form' },
  original: { 'zh-Hant': '正本', 'zh-Hans': '正本', en: 'Original' },
  copy: { 'zh-Hant': '副本', 'zh-Hans': '副本', en: 'Copy' },
  expiresOn: { 'zh-Hant': '有效期至', 'zh-Hans': '有效期至', en: 'Good through' },
  verifiedBy: { 'zh-Hant': '核對人', 'zh-Hans': '核对人', en: 'Compared by' },
  place: { 'zh-Hant': '存放位置', 'zh-Hans': '存放位置', en: 'Where it lies' },
  lentTo: { 'zh-Hant': '借給', 'zh-Hans': '借给', en: 'Lent to' },
  dueOn: { 'zh-Hant': '應還', 'zh-Hans': '应还', en: 'Due back' },
  required: { 'zh-Hant': '應有', 'zh-Hans': '应有', en: 'Required' },
  there: { 'zh-Hant': '已有', 'zh-Hans': '已有', en: 'There' },
  complete: { 'zh-Hant': '齊全率（%）', 'zh-Hans': '齐全率（%）', en: 'Complete (%)' },
  missing: { 'zh-Hant': '所缺', 'zh-Hans': '所缺', en: 'What is missing' },
});

function column<Row>(heading: Text, value: ExportColumn<Row>['value'], width = 16): ExportColumn<Row> {
  return { heading, value, width };
}

/** A shelf of the archive as a file (T5, X6); its filter is what `archivedDocuments` takes. */
export const archiveExport = defineExport<PaperRow>({
  name: 'archive',
  title: words.papers,
  permission: 'document.read',
  columns: [
    column(words.paper, (row, language) => row.name || row.type[language], 26),
    column(words.whose, (row) => row.subject, 30),
    column(words.branch, (row) => row.branch),
    column(words.form, (row, language) => words[row.form][language], 10),
    { ...column<PaperRow>(words.expiresOn, (row) => row.expiresOn, 12), kind: 'date' },
    column(words.verifiedBy, (row) => row.verifiedBy, 12),
    column(words.place, (row) => row.place || null, 20),
    column(words.lentTo, (row) => row.lentTo, 14),
    { ...column<PaperRow>(words.dueOn, (row) => row.dueOn, 12), kind: 'date' },
  ],
  rows: ({ database, filter: given }) => {
    const filter = readFilter(ArchiveFilter, given);
    const { condition, key, backwards } = shelfSql[filter.shelf ?? 'all'];
    const values: unknown[] = [];
    const archived = archivedSql(values, aboutSql(filter, values, 'd.cabinet'));
    const types = filter.types?.length ? `d.type = ANY($${values.push(filter.types)}::text[])` : 'TRUE';
    const order = [...(key ? [key] : []), 'd.id'].map((place) => (backwards ? `${place} DESC` : place));
    const select = `SELECT k.title AS type, d.name, f.title AS subject, b.name AS branch, d.form, d.expires_on::text AS "expiresOn",
        d.verified_by_name AS "verifiedBy", concat_ws(' ', d.cabinet, d.shelf_row, d.box) AS place,
        l.borrower_name AS "lentTo", l.due_on::text AS "dueOn"
      FROM ${archived} AND ${condition} AND ${types} ORDER BY ${order.join(', ')}`;
    return cursorRows<PaperRow>(database, select, values);
  },
});

/** The records that lack papers as a file (T5, X6); its filter is what `incompleteDossiers` takes. */
export const incompleteExport = defineExport<LackingRow>({
  name: 'archive-incomplete',
  title: words.incomplete,
  permission: 'document.read',
  columns: [
    column(words.whose, (row) => row.subject, 30),
    column(words.branch, (row) => row.branch),
    { ...column<LackingRow>(words.required, (row) => row.required, 10), kind: 'number' },
    { ...column<LackingRow>(words.there, (row) => row.there, 10), kind: 'number' },
    { ...column<LackingRow>(words.complete, (row) => completeness(row.required, row.there), 12), kind: 'number' },
    column(
      words.missing,
      ({ lacking, types }, language) =>
        lacking
          .flatMap(({ type, standing }) => {
            const known = types.get(type);
            return known ? [lackInWords(standing, known)[language]] : [];
          })
          .join('; '),
      60,
    ),
  ],
  rows: ({ database, filter: given }) => {
    const values: unknown[] = [];
    const kept = keptDossiersSql(values);
    const about = aboutSql(readFilter(IncompleteFilter, given), values);
    const select = `SELECT r.title AS subject, b.name AS branch, r.required, r.there, l.lacking
      FROM (${kept}) r LEFT JOIN org_unit b ON b.id = r.branch_id CROSS JOIN LATERAL (${lackingSql}) l
      WHERE ${about} AND r.there < r.required ORDER BY r.id`;
    return (async function* () {
      const types = await readDocumentTypes(database.dataSource.manager);
      for await (const row of cursorRows<Omit<LackingRow, 'types'>>(database, select, values)) yield { ...row, types };
    })();
  },
});
