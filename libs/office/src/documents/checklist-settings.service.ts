import { AuditTrail } from '@kefu/platform/audit';
import { currentContext } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, InvalidInput, NotFound } from '@kefu/platform/errors';
import { languages, type Text } from '@kefu/platform/language';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  type ChangeChecklistInput,
  ChecklistItemSetting,
  ChecklistSetting,
  DocumentTypeSetting,
  type SaveDocumentTypeInput,
} from './checklist-settings.types.ts';
import { holdTypes, problemsOf, toldItems, writeVersion } from './checklist-wish.ts';
import { otherType, readDocumentTypes, type StoredDocumentType, shownType } from './document-type.ts';
import type { ChecklistDemand } from './standing.ts';

interface ChecklistRow {
  readonly key: string;
  readonly title: Text;
  readonly conditions: Readonly<Record<string, Text>>;
  readonly items: readonly ChecklistDemand[];
  readonly version: number;
  readonly since: Date;
  readonly changedBy: string;
}

const checklists = `
  SELECT c.key, c.title, c.conditions, c.version, v.items, v.since, v.changed_by_name AS "changedBy"
  FROM document_checklist c JOIN document_checklist_version v ON v.checklist = c.key AND v.version = c.version`;

/** Which papers are required of whom (T5). A change is a new version; what was begun under the one before keeps it. */
@Injectable()
export class ChecklistSettingsService {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  /** Every type of paper, as it is set. */
  async types(): Promise<DocumentTypeSetting[]> {
    return [...(await readDocumentTypes(this.#database.dataSource.manager)).values()].map(settingOf);
  }

  /** Every checklist in force. */
  async checklists(): Promise<ChecklistSetting[]> {
    const rows: ChecklistRow[] = await this.#database.dataSource.query(`${checklists} ORDER BY c.key`);
    return rows.map(checklistOf);
  }

  /** Makes a type of paper, or changes one. */
  save(input: SaveDocumentTypeInput): Promise<DocumentTypeSetting | InvalidInput | ChangedMeanwhile> {
    const { key, version, titles, expires, remindDays, retired } = input;
    const lacking = languages.filter((one) => !titles.some(({ language, title }) => language === one && title.trim()));
    if (lacking.length > 0)
      return Promise.resolve(InvalidInput.at('input.titles', 'REQUIRED', `a title in ${lacking.join(', ')}`));
    if (key === otherType && retired)
      return Promise.resolve(InvalidInput.at('input.retired', 'DOES_NOT_FIT', 'other stays'));
    const title = Object.fromEntries(titles.map((each) => [each.language, each.title.trim().normalize('NFC')]));
    const days = [...new Set(remindDays)].toSorted((a, b) => b - a);
    return this.#database.transaction(async (tx) => {
      const [before]: { version: number }[] = await tx.query(
        'SELECT version FROM document_type WHERE key = $1 FOR UPDATE',
        [key],
      );
      if ((before?.version ?? 0) !== (version ?? 0)) return ChangedMeanwhile.of(before?.version ?? 0);
      if (retired && (await isAskedFor(tx, key))) {
        return InvalidInput.at('input.retired', 'ASKED_FOR', 'a type that no checklist asks for');
      }
      const [made]: unknown[] = await tx.query(
        `INSERT INTO document_type (key, title, expires, remind_days, retired) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (key) DO UPDATE SET title = excluded.title, expires = excluded.expires,
           remind_days = excluded.remind_days, retired = excluded.retired, version = document_type.version + 1
         WHERE document_type.version = $6 RETURNING key`,
        [key, JSON.stringify(title), expires, days, retired, version ?? 0],
      );
      // Two who make one type at once: the second finds it made.
      if (!made) return ChangedMeanwhile.of(1);
      await this.#audit.record(tx, {
        action: 'documentType.saved',
        subject: { type: 'documentType', id: key },
        after: { title: title['zh-Hant'], expires, remindDays: days, retired },
      });
      const saved = (await readDocumentTypes(tx)).get(key) as StoredDocumentType;
      return settingOf(saved);
    });
  }

  /** Changes what a checklist asks for. */
  change({
    key,
    version,
    items,
  }: ChangeChecklistInput): Promise<ChecklistSetting | InvalidInput | ChangedMeanwhile | NotFound> {
    return this.#database.transaction(async (tx) => {
      await tx.query('SELECT FROM document_checklist WHERE key = $1 FOR UPDATE', [key]);
      const [before]: ChecklistRow[] = await tx.query(`${checklists} WHERE c.key = $1`, [key]);
      if (!before) return NotFound.of('checklist');
      if (before.version !== version) return ChangedMeanwhile.of(before.version);
      const types = await holdTypes(tx, items);
      const problems = problemsOf(items, types, Object.keys(before.conditions));
      if (problems.length > 0) return InvalidInput.of(problems);
      const stored = items.map(({ type, required, form, when, lent }) => ({
        type,
        required,
        form: form ?? null,
        when,
        lent,
      }));
      await writeVersion(tx, key, stored);
      await this.#audit.record(tx, {
        action: 'documentChecklist.changed',
        subject: { type: 'documentChecklist', id: key },
        before: toldItems(before.items, before.conditions, types),
        after: toldItems(stored, before.conditions, types),
      });
      const [now]: ChecklistRow[] = await tx.query(`${checklists} WHERE c.key = $1`, [key]);
      return now ? checklistOf(now) : NotFound.of('checklist');
    });
  }
}

async function isAskedFor(tx: EntityManager, type: string): Promise<boolean> {
  const [asking]: unknown[] = await tx.query(
    `SELECT FROM document_checklist c JOIN document_checklist_version v ON v.checklist = c.key AND v.version = c.version
     WHERE v.items @> jsonb_build_array(jsonb_build_object('type', $1::text)) LIMIT 1`,
    [type],
  );
  return asking !== undefined;
}

function settingOf(type: StoredDocumentType): DocumentTypeSetting {
  const titles = languages.map((language) => ({ language, title: type.title[language] }));
  return Object.assign(new DocumentTypeSetting(), shownType(type), { titles, version: type.version });
}

function checklistOf({ key, title, conditions, items, version, since, changedBy }: ChecklistRow): ChecklistSetting {
  const { language } = currentContext();
  return Object.assign(new ChecklistSetting(), {
    key,
    title: title[language],
    conditions: Object.entries(conditions).map(([fact, words]) => ({ key: fact, title: words[language] })),
    items: items.map((item) => Object.assign(new ChecklistItemSetting(), item)),
    version,
    since,
    changedBy,
  });
}
