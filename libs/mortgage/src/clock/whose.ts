/** Whose time it is. */
export const whoseTime = ['customer', 'bank', 'site', 'us'] as const;
export type Whose = (typeof whoseTime)[number];
