import type zhHant from './zh-Hant.ts';

export default {
  'archive.title': 'Archive',
  'archive.settings': 'Checklists and types of paper',
  'archive.shelf.unverified': 'Not compared yet',
  'archive.shelf.unplaced': 'Originals without a place',
  'archive.shelf.expiring': 'Expire soon',
  'archive.shelf.expired': 'Expired',
  'archive.shelf.overdue': 'Not brought back',
} satisfies Record<keyof typeof zhHant, string>;
