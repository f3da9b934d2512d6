import { addDays, type BusinessDate } from '../calendar/index.ts';

/** How one item of a checklist stands. */
export const standings = ['present', 'expiring', 'expired', 'wrongForm', 'missing'] as const;
export type Standing = (typeof standings)[number];

/** In what form a paper is there. */
export const documentForms = ['original', 'copy'] as const;
export type DocumentForm = (typeof documentForms)[number];

/** What a checklist demands of one type of paper. */
export interface ChecklistDemand {
  /** Key of a type of paper. */
  readonly type: string;
  readonly required: boolean;
  /** The form that will do; null: either. */
  readonly form: DocumentForm | null;
  /** Keys of the facts of which one suffices; empty: always. */
  readonly when: readonly string[];
  /** Whether a paper that lies in the lender's dossier will do, such as the trader's for a renewal. */
  readonly lent: boolean;
}

/** What of a paper decides how its item stands. */
export interface KeptPaper {
  readonly form: DocumentForm;
  /** Last day on which it is good; null: for good. */
  readonly expiresOn: BusinessDate | null;
}

/**
 * How a paper stands against a demand on a day. A paper is good through its last day; afterwards it counts as missing.
 * @param warnDays so many days before the last one it is said to expire
 */
export function standingOf(
  demand: Pick<ChecklistDemand, 'form'>,
  paper: KeptPaper | undefined,
  today: BusinessDate,
  warnDays: number,
): Standing {
  if (!paper) return 'missing';
  if (paper.expiresOn !== null && paper.expiresOn < today) return 'expired';
  // An original is more than a copy.
  if (demand.form === 'original' && paper.form === 'copy') return 'wrongForm';
  return paper.expiresOn !== null && paper.expiresOn <= addDays(today, warnDays) ? 'expiring' : 'present';
}

/** Whether an item that stands so is there. */
export function isThere(standing: Standing): standing is 'present' | 'expiring' {
  return standing === 'present' || standing === 'expiring';
}

/** The paper that serves a demand best: that whose standing is best, of several the one that is good the longest. */
export function bestOf<Paper extends KeptPaper>(
  demand: Pick<ChecklistDemand, 'form'>,
  papers: readonly Paper[],
  today: BusinessDate,
  warnDays: number,
): Paper | undefined {
  const rank = (paper: Paper): string => {
    const place = standings.indexOf(standingOf(demand, paper, today, warnDays));
    return `${standings.length - place} ${paper.expiresOn ?? '9999-12-31'}`;
  };
  return papers.reduce<Paper | undefined>((best, each) => (best && rank(best) > rank(each) ? best : each), undefined);
}

/** SQL for today in Shanghai. */
export const todaySql = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;

/** SQL condition: document `d` is good today. */
export const goodSql = `(d.expires_on IS NULL OR d.expires_on >= ${todaySql})`;

/** SQL condition: document `d` serves a demand of form `form`; the twin of {@link standingOf}. */
export const servesSql = (form: string): string =>
  `(d.withdrawn_at IS NULL AND ${goodSql} AND (${form} IS DISTINCT FROM 'original' OR d.form = 'original'))`;

/** SQL condition: the dossier of a subject holds another paper of the type of document `d` that is good for longer. */
export const outlastedSql = (subjectType: string, subjectId: string): string =>
  `(d.type <> 'other' AND EXISTS (
    SELECT FROM document_filing h JOIN document o ON o.id = h.document_id
    WHERE h.subject_type = ${subjectType} AND h.subject_id = ${subjectId} AND o.type = d.type AND o.withdrawn_at IS NULL
      AND (o.expires_on IS NULL OR o.expires_on > d.expires_on)))`;

/**
 * SQL for the last day whose papers can be near their end, whatever their type: so that an index finds them.
 * Each type says by itself how early it reminds.
 */
export const horizonSql = `(${todaySql} + (SELECT coalesce(max(days), 0) FROM document_type, unnest(remind_days) days))`;

/** How much of what is required is there, in percent, rounded down: only a complete dossier is at 100. */
export function completeness(required: number, there: number): number {
  return required === 0 ? 100 : Math.floor((there * 100) / required);
}
