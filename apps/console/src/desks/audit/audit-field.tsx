import type { ReactNode } from 'react';
import { useOpenText, useText } from '../../shell/text.ts';
import { BusinessDate, Count, Instant, Money, None } from '../../ui/figures.tsx';

/** Says a field of an audit entry; the fields of a role's grants are permissions. */
export function useFieldName(): (field: string) => string {
  const open = useOpenText();
  return (field) => {
    const said = open('audit.field', field);
    return said === field ? open('identity.permission', field) : said;
  };
}

/** A value as the audit keeps it, JSON, as people read it: no quotes, no codes, no ISO dates. */
export function FieldValue({ field, json }: { field: string; json: string | null | undefined }): ReactNode {
  let value: unknown;
  try {
    value = JSON.parse(json ?? 'null');
  } catch {
    value = json;
  }
  return <Value field={field} value={value} />;
}

/** Amounts, which the audit keeps in fen; most say so in their name. */
const isAmount = (field: string): boolean => field.endsWith('Fen') || field === 'equity' || field === 'debt';

/** A value that was recorded under a field, in words. */
export function Value({ field, value }: { field: string; value: unknown }): ReactNode {
  const t = useText();
  const open = useOpenText();
  if (value === null || value === undefined || value === '') return <None />;
  if (typeof value === 'boolean') return t(value ? 'ui.yes' : 'ui.no');
  if (isAmount(field)) return <Money fen={Number(value)} />;
  if (typeof value === 'number') return <Count value={value} />;
  if (typeof value !== 'string') return Array.isArray(value) ? value.join(t('ui.comma')) : JSON.stringify(value);
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return <BusinessDate value={value} />;
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return <Instant value={value} />;
  const said = open('audit.value', `${field}.${value}`);
  if (said !== `${field}.${value}`) return said;
  // How far a permission reaches, in the entries of a role's grants.
  return field.includes('.') ? open('identity.scope', value) : value;
}

/** Who did it; what the house did by itself is told by what it was doing. */
export function useActorName(): (entry: { actorName: string; actorKind: string }) => string {
  const open = useOpenText();
  const t = useText();
  return ({ actorName, actorKind }) => {
    if (!actorName) return open('audit.actorKindName', actorKind);
    return actorKind === 'system' ? t('audit.houseDoing', { task: open('jobs.scheduleName', actorName) }) : actorName;
  };
}
