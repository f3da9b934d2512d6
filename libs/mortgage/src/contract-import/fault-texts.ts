import { type FaultText, phoneFaultTexts, say, usualFaultTexts } from '@kefu/office/imports';

/** What is said of cells that should hold money. */
export const amountFaultTexts = {
  UNREADABLE_AMOUNT: {
    title: say('金額有誤', '金额有误', 'Not an amount'),
    expectation: say('以元計的金額，至多兩位小數', '以元计的金额，至多两位小数', 'Yuan with at most two decimals'),
    mend: say('對照原件更正', '对照原件更正', 'Correct it from the paper'),
  },
  AMOUNT_IN_WAN: {
    title: say('以萬計的金額', '以万计的金额', 'Amount in 萬'),
    expectation: say('此格是否為 {yuan} 元？', '此格是否为 {yuan} 元？', 'Is this {yuan} yuan?'),
    mend: say('核對後寫成元', '核对后写成元', 'Check it and write it in yuan'),
  },
  NOT_POSITIVE: {
    title: say('金額不得為負或零', '金额不得为负或零', 'Must be more than nothing'),
    expectation: say('大於零的金額', '大于零的金额', 'An amount above zero'),
    mend: say('對照原件更正', '对照原件更正', 'Correct it from the paper'),
  },
} as const satisfies Record<string, FaultText>;

/** What is said of a contract number. */
export const contractNumberTexts = {
  BAD_NUMBER: {
    title: say('編號有誤', '编号有误', 'Not a number'),
    expectation: say('字母、數字和連字號', '字母、数字和连字符', 'Letters, digits and hyphens'),
    mend: say('改為正確的編號', '改为正确的编号', 'Enter the right number'),
  },
} as const satisfies Record<string, FaultText>;

/** What every fault of a contract's row expects, and how it is mended. */
export const contractFaultTexts = {
  ...usualFaultTexts,
  ...phoneFaultTexts,
  ...amountFaultTexts,
  ...contractNumberTexts,
  PHONES_AND_BUYERS: {
    title: say('電話與客戶數目不符', '电话与客户数目不符', 'Phones and buyers differ'),
    expectation: say(
      '{buyers} 位客戶，{phones} 個電話：各屬何人？',
      '{buyers} 位客户，{phones} 个电话：各属何人？',
      '{buyers} buyers and {phones} phones: whose is which?',
    ),
    mend: say('每位客戶一個電話，次序相同', '每位客户一个电话，次序相同', 'One phone each, in the order of the buyers'),
  },
  BAD_HOUSE: {
    title: say('看不懂的房號', '看不懂的房号', 'Unreadable house'),
    expectation: say('棟、單元、室，如 3-1-501', '栋、单元、室，如 3-1-501', 'Building, unit, room, such as 3-1-501'),
    mend: say('對照合同更正', '对照合同更正', 'Correct it from the contract'),
  },
  AMBIGUOUS_HOUSE: {
    title: say('房號可有幾種讀法', '房号可有几种读法', 'Ambiguous house'),
    expectation: say('可為 {readings}：是哪一戶？', '可为 {readings}：是哪一户？', 'May be {readings}: which one?'),
    mend: say('寫明單元', '写明单元', 'Say which unit'),
  },
  BAD_AREA: {
    title: say('面積有誤', '面积有误', 'Not an area'),
    expectation: say('平方米，至多兩位小數', '平方米，至多两位小数', 'Square metres with at most two decimals'),
    mend: say('對照合同更正', '对照合同更正', 'Correct it from the contract'),
  },
  UNKNOWN_TEAM: {
    title: say('沒有此組', '没有此组', 'Unknown team'),
    expectation: say('現有的組', '现有的组', 'A team that exists'),
    mend: say(
      '改為現有的組，或先設立該組',
      '改为现有的组，或先设立该组',
      'Name an existing team, or make this one first',
    ),
  },
  UNKNOWN_PROJECT: {
    title: say('沒有此項目', '没有此项目', 'Unknown sales site'),
    expectation: say('現有的項目', '现有的项目', 'A sales site that exists'),
    mend: say('改為現有項目的名稱', '改为现有项目的名称', 'Name an existing sales site'),
  },
  FUTURE_DATE: {
    title: say('日期在將來', '日期在将来', 'A day to come'),
    expectation: say('今天或以前', '今天或以前', 'Today or earlier'),
    mend: say('對照合同更正', '对照合同更正', 'Correct it from the contract'),
  },
  DUPLICATE_NUMBER: {
    title: say('合同號重複', '合同号重复', 'Contract number used twice'),
    expectation: say(
      '未用過的合同號；{duplicateOf} 已有',
      '未用过的合同号；{duplicateOf} 已有',
      'A number that {duplicateOf} does not have',
    ),
    mend: say(
      '對照合同更正，或刪去此行',
      '对照合同更正，或删去此行',
      'Correct it from the contract, or leave this row out',
    ),
  },
} as const satisfies Record<string, FaultText>;
