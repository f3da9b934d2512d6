/** The four kinds of applications, in the order in which people speak of them. */
export const kinds = ['opening', 'closing', 'change', 'renewal'] as const;
export type Kind = (typeof kinds)[number];

/** Whether a text names a kind. */
export const isKind = (text: string | null): text is Kind => kinds.some((kind) => kind === text);

/** Why a trader leaves. */
export const closingReasons = [
  'ownWish',
  'termEnded',
  'inactive',
  'otherMarket',
  'violation',
  'deceased',
  'other',
] as const;
