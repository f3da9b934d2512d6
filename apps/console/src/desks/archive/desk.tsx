import type { Desk } from '../desk.ts';

/** Papers: what is there, where it lies, who has it (T5). */
export const archive: Desk = { key: 'archive', group: 'accounts', pages: [] };
