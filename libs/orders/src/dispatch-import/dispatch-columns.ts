import { goodsFaultTexts } from '@kefu/inventory';
import { importColumn as column, type FaultText, type ImportColumn, say, usualFaultTexts } from '@kefu/office/imports';

const must = { required: true };

/** The columns of a list of dispatches (F4, F5). */
export const dispatchColumns: readonly ImportColumn[] = [
  column('day', ['發貨日期', '发货日期', 'Dispatched on'], ['發貨日期', '出貨日期', '日期', 'dispatched on'], must),
  column('number', ['發貨單號', '发货单号', 'Note number'], ['發貨單號', '單號', 'note number'], must),
  column('customer', ['客戶', '客户', 'Customer'], ['客戶', '客戶名稱', '加盟商', 'customer', 'franchisee'], must),
  column('sku', ['貨號', '货号', 'SKU'], ['貨號', '商品編碼', 'sku'], must),
  column('quantity', ['數量', '数量', 'Quantity'], ['數量', '發貨數量', 'quantity'], must),
  column('kind', ['類型', '类型', 'Kind'], ['類型', '發貨類型', 'kind'], must),
  column('price', ['單價', '单价', 'Unit price'], ['單價', 'unit price', 'price'], must),
  column('amount', ['金額', '金额', 'Amount'], ['金額', 'amount'], must),
  column('source', ['來源', '来源', 'Taken from'], ['來源', 'source', 'taken from']),
  column('original', ['原貨號', '原货号', 'Stands for'], ['原貨號', '替代貨號', 'stands for', 'original sku']),
  column('remark', ['備註', '备注', 'Remark'], ['備註', 'remark']),
];

const compare = say('對照單據更正', '对照单据更正', 'Correct it from the paper');

/** What every fault of such a row expects, and how it is mended. */
export const dispatchFaultTexts = {
  ...usualFaultTexts,
  ...goodsFaultTexts,
  UNKNOWN_CUSTOMER: {
    title: say('沒有此客戶', '没有此客户', 'Unknown customer'),
    expectation: say('加盟商檔案中的名稱或別名', '加盟商档案中的名称或别名', 'A name or other name of a franchisee'),
    mend: say(
      '更正名稱，或在加盟商檔案中加上別名',
      '更正名称，或在加盟商档案中加上别名',
      'Correct the name, or add it to the franchisee’s other names',
    ),
  },
  FUTURE_DATE: {
    title: say('日期在將來', '日期在将来', 'A day to come'),
    expectation: say('今天或以前', '今天或以前', 'Today or earlier'),
    mend: compare,
  },
  UNREADABLE_AMOUNT: {
    title: say('看不懂的金額', '看不懂的金额', 'Unreadable amount'),
    expectation: say('元，至多兩位小數', '元，至多两位小数', 'Yuan with at most two decimals'),
    mend: compare,
  },
  AMOUNT_DIFFERS: {
    title: say('金額不等於單價乘數量', '金额不等于单价乘数量', 'Amount is not price times quantity'),
    expectation: say('{yuan} 元', '{yuan} 元', '{yuan} yuan'),
    mend: compare,
  },
  WRONG_SIGN: {
    title: say('正負號有誤', '正负号有误', 'Wrong sign'),
    expectation: say('退貨為負數', '退货为负数', 'What comes back is negative'),
    mend: compare,
  },
  DUPLICATE_LINE: {
    title: say('同單重複貨號', '同单重复货号', 'SKU stands twice'),
    expectation: say('檔案第 {line} 行已有', '文件第 {line} 行已有', 'Line {line} says this already'),
    mend: say('合併兩行', '合并两行', 'Make the two rows one'),
  },
  OTHER_NOTE: {
    title: say('同單不同客戶或日期', '同单不同客户或日期', 'Another customer or day for one note'),
    expectation: say('此單屬 {note}', '此单属 {note}', 'This note is {note}'),
    mend: compare,
  },
  DIFFERS_FROM_STORED: {
    title: say('與已入帳的不同', '与已入账的不同', 'Differs from what is stored'),
    expectation: say('已入帳 {stored} 件', '已入账 {stored} 件', '{stored} pieces are booked already'),
    mend: say('更正請用負數行', '更正请用负数行', 'Correct it by a negative line'),
  },
  NOT_IN_STOCK: {
    title: say('庫存不足', '库存不足', 'Not in stock'),
    expectation: say('倉庫可發 {free} 件', '仓库可发 {free} 件', 'The warehouse has {free} pieces to send'),
    mend: say(
      '先匯入入庫單，或更正數量',
      '先导入入库单，或更正数量',
      'Import the goods received first, or correct the quantity',
    ),
  },
} as const satisfies Record<string, FaultText>;
