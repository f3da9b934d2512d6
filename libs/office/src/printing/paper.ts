import type { Language } from '@kefu/platform/language';

/** A column of a printed table. Figures stand on the right, so that their digits align. */
export interface PaperColumn {
  readonly heading: string;
  readonly align?: 'left' | 'right';
  /** Takes what width is left; narrow columns are as wide as their cells. */
  readonly wide?: boolean;
}

/** A line of a printed table; a strong one is a total. */
export interface PaperRow {
  readonly cells: readonly string[];
  readonly strong?: boolean;
}

/** What follows one another on paper. Texts are plain: nothing in them is markup. */
export type PaperBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly align?: 'left' | 'right' }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'table'; readonly columns: readonly PaperColumn[]; readonly rows: readonly PaperRow[] }
  | { readonly kind: 'notes'; readonly texts: readonly string[] };

/** A letter or a report before it is set in type (X6). */
export interface Paper {
  readonly title: string;
  /** Under the title: the period of a report, the number of a letter. */
  readonly subtitle?: string;
  readonly language: Language;
  readonly blocks: readonly PaperBlock[];
  readonly landscape?: boolean;
  /** Who had it made, for the foot of every page. */
  readonly madeBy: string;
  readonly madeAt: Date;
}
