import type zhHant from './zh-Hant.ts';

export default {
  'archive.title': '档案',
  'archive.settings': '资料清单与类型',
  'archive.shelf.unverified': '待核对',
  'archive.shelf.unplaced': '未上架正本',
  'archive.shelf.expiring': '即将到期',
  'archive.shelf.expired': '已过期',
  'archive.shelf.overdue': '逾期未还',
} satisfies Record<keyof typeof zhHant, string>;
