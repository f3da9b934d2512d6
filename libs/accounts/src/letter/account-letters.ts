import { defineLetterKind, letterField } from '@kefu/office/letters';
import { sql } from '@kefu/platform/database';

/** What every letter to a trader can name. The certificate stays masked: a letter leaves the house. */
const trader = {
  number: letterField('text', 'JY10001', '交易商編號', '交易商编号', 'Trader number'),
  name: letterField('text', '沈陽豐收糧油有限公司', '名稱', '名称', 'Name'),
  certificate: letterField('text', '9121**********0011', '證件號（遮蔽）', '证件号（遮蔽）', 'Certificate (masked)'),
  branch: letterField('text', '沈陽營業部', '營業部', '营业部', 'Branch'),
  seat: letterField('text', 'A-0117', '席位號', '席位号', 'Seat number'),
};
const traderColumns = `t.number, t.name, t.certificate_masked AS certificate, b.name AS branch, t.seat_number AS seat`;
const traderTables = 'trader t JOIN org_unit b ON b.id = t.branch_id';

const term = {
  startsOn: letterField('day', '2025-12-01', '協議開始日', '协议开始日', 'First day of the agreement'),
  endsOn: letterField('day', '2026-11-30', '協議到期日', '协议到期日', 'Last day of the agreement'),
};

/** The agreement and the seat are running out (T3). */
export const renewalNotice = defineLetterKind({
  key: 'trader.renewalNotice',
  title: { 'zh-Hant': '續簽通知書', 'zh-Hans': '续签通知书', en: 'Renewal notice' },
  subjectType: 'trader',
  fields: {
    ...trader,
    ...term,
    daysLeft: letterField('count', 30, '距到期天數', '距到期天数', 'Days until it ends'),
  },
  load: sql(
    'letter.renewalNotice',
    `SELECT ${traderColumns}, m.starts_on AS "startsOn", m.ends_on AS "endsOn",
       greatest(m.ends_on - (now() AT TIME ZONE 'Asia/Shanghai')::date, 0) AS "daysLeft"
     FROM ${traderTables} JOIN term m ON m.trader_id = t.id AND m.renewed_by IS NULL AND m.state <> 'closed'
     WHERE t.id = $1::uuid AND t.state = 'active'`,
  ),
});

/** The account was opened (T1). */
export const openingConfirmation = defineLetterKind({
  key: 'trader.openingConfirmation',
  title: { 'zh-Hant': '開戶確認書', 'zh-Hans': '开户确认书', en: 'Opening confirmation' },
  subjectType: 'trader',
  fields: {
    ...trader,
    ...term,
    openedOn: letterField('day', '2025-12-01', '開戶日', '开户日', 'Day it was opened'),
  },
  load: sql(
    'letter.openingConfirmation',
    `SELECT ${traderColumns}, m.starts_on AS "startsOn", m.ends_on AS "endsOn", (
         SELECT e.on_day FROM account_event e WHERE e.trader_id = t.id AND e.kind = 'opened' ORDER BY e.seq DESC LIMIT 1
       ) AS "openedOn"
     FROM ${traderTables} LEFT JOIN term m ON m.trader_id = t.id AND m.renewed_by IS NULL AND m.state <> 'closed'
     WHERE t.id = $1::uuid AND t.state = 'active'`,
  ),
});

/** The account was closed (T2). */
export const closingConfirmation = defineLetterKind({
  key: 'trader.closingConfirmation',
  title: { 'zh-Hant': '銷戶確認書', 'zh-Hans': '销户确认书', en: 'Closing confirmation' },
  subjectType: 'trader',
  fields: {
    ...trader,
    closedOn: letterField('day', '2026-11-20', '銷戶日', '销户日', 'Day it was closed'),
  },
  load: sql(
    'letter.closingConfirmation',
    `SELECT ${traderColumns}, (
         SELECT e.on_day FROM account_event e WHERE e.trader_id = t.id AND e.kind = 'closed' ORDER BY e.seq DESC LIMIT 1
       ) AS "closedOn"
     FROM ${traderTables} WHERE t.id = $1::uuid AND t.state = 'closed'`,
  ),
});
