import { definePersonWork } from '@kefu/platform/identity';

/** What somebody was given for the work goes back before they leave it. */
definePersonWork({
  kind: 'issuedItem',
  title: { 'zh-Hant': '領用的鑰匙與物品', 'zh-Hans': '领用的钥匙与物品', en: 'Keys and things that were issued' },
  fate: 'givenBack',
  itemsSql: 'SELECT id, name AS title FROM issued_item WHERE person_id = $1 AND returned_on IS NULL',
});
