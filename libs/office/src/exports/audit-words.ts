import { type AuditRow, toEntry } from '@kefu/platform/audit';
import { defineTexts, fillText, type Language } from '@kefu/platform/language';
import { yuan } from './csv.ts';
import { instantText } from './instant-text.ts';
import type { ScreenWords } from './screen-words.ts';

const words = defineTexts({
  yes: { 'zh-Hant': '是', 'zh-Hans': '是', en: 'Yes' },
  no: { 'zh-Hant': '否', 'zh-Hans': '否', en: 'No' },
  houseDoing: { 'zh-Hant': '系統：{task}', 'zh-Hans': '系统：{task}', en: 'Kefu: {task}' },
});

/** A line of the audit in the words of a language. */
export interface AuditLine {
  readonly row: AuditRow;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly changes: string;
}

/** A line of the audit as its page says it: actions, subjects, fields and values in words, amounts in yuan. */
export function auditLine(row: AuditRow, screen: ScreenWords, language: Language): AuditLine {
  const shown = (field: string, json: string | null): string => valueText(field, json, screen, language);
  return {
    row,
    actor: actorText(row, screen, language),
    action: screen.say('audit.action', row.action, language),
    subject: screen.say('audit.subject', row.subject_type, language),
    changes: toEntry(row)
      .changes.map(({ field, before, after }) => {
        const name = fieldText(field, screen, language);
        return before === null
          ? `${name}: ${shown(field, after)}`
          : `${name}: ${shown(field, before)} → ${shown(field, after)}`;
      })
      .join('; '),
  };
}

/** Who did it; what the house did by itself is told by what it was doing. */
function actorText({ actor_kind, actor_name }: AuditRow, screen: ScreenWords, language: Language): string {
  if (!actor_name) return screen.say('audit.actorKindName', actor_kind, language);
  if (actor_kind !== 'system') return actor_name;
  return fillText(words.houseDoing, language, { task: screen.say('jobs.scheduleName', actor_name, language) });
}

/** The fields of a role's grants are permissions. */
function fieldText(field: string, screen: ScreenWords, language: Language): string {
  const said = screen.say('audit.field', field, language);
  return said === field ? screen.say('identity.permission', field, language) : said;
}

function valueText(field: string, json: string | null, screen: ScreenWords, language: Language): string {
  const value: unknown = JSON.parse(json ?? 'null');
  if (value === null) return '';
  if (typeof value === 'boolean') return words[value ? 'yes' : 'no'][language];
  if (isAmount(field)) return yuan(Number(value));
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value))
    return value.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join(', ');
  if (typeof value !== 'string') return JSON.stringify(value);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return instantText(new Date(value));
  const key = `${field}.${value}`;
  const said = screen.say('audit.value', key, language);
  if (said !== key) return said;
  // How far a permission reaches, in the entries of a role's grants.
  return field.includes('.') ? screen.say('identity.scope', value, language) : value;
}

/** Amounts, which the audit keeps in fen; most say so in their name. */
const isAmount = (field: string): boolean => field.endsWith('Fen') || field === 'equity' || field === 'debt';
