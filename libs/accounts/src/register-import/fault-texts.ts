import { type FaultText, phoneFaultTexts, say, usualFaultTexts } from '@kefu/office/imports';

/** What every fault of a trader's row expects, and how it is mended. Codes are stable: integrations switch on them. */
export const traderFaultTexts = {
  ...usualFaultTexts,
  ...phoneFaultTexts,
  BAD_NUMBER: {
    title: say('編號有誤', '编号有误', 'Not a number of a trader'),
    expectation: say('字母、數字和連字號', '字母、数字和连字符', 'Letters, digits and hyphens'),
    mend: say('改為正確的編號', '改为正确的编号', 'Enter the right number'),
  },
  BAD_CERTIFICATE: {
    title: say('證件號形式有誤', '证件号形式有误', 'Not a certificate number'),
    expectation: say('與類型相符的證件號', '与类型相符的证件号', 'A certificate number that fits the kind of trader'),
    mend: say('對照證件原件更正', '对照证件原件更正', 'Correct it from the paper itself'),
  },
  BAD_CHECKSUM: {
    title: say('證件號校驗碼不符', '证件号校验码不符', 'Check character does not fit'),
    expectation: say('校驗碼相符的證件號', '校验码相符的证件号', 'A certificate number whose check character fits'),
    mend: say(
      '有字打錯：對照證件原件更正',
      '有字打错：对照证件原件更正',
      'A character is mistyped: correct it from the paper itself',
    ),
  },
  IMPOSSIBLE_BIRTH_DATE: {
    title: say('證件號內出生日期不存在', '证件号内出生日期不存在', 'Impossible birth date'),
    expectation: say(
      '含有真實出生日期的證件號',
      '含有真实出生日期的证件号',
      'A certificate number with a birth date that exists',
    ),
    mend: say('對照證件原件更正', '对照证件原件更正', 'Correct it from the paper itself'),
  },
  DUPLICATE_CERTIFICATE: {
    title: say('證件重複', '证件重复', 'Certificate used twice'),
    expectation: say(
      '一證一戶；此證件已屬 {duplicateOf}',
      '一证一户；此证件已属 {duplicateOf}',
      'One trader per certificate; this one is that of {duplicateOf}',
    ),
    mend: say(
      '核實後更正證件號，或放棄此行',
      '核实后更正证件号，或放弃此行',
      'Check, then correct the certificate or give the row up',
    ),
  },
  DUPLICATE_NUMBER: {
    title: say('編號重複', '编号重复', 'Number used twice'),
    expectation: say(
      '編號不重複；此編號已用於 {duplicateOf}',
      '编号不重复；此编号已用于 {duplicateOf}',
      'A number of its own; this one is used by {duplicateOf}',
    ),
    mend: say('更正編號，或放棄此行', '更正编号，或放弃此行', 'Correct the number or give the row up'),
  },
  KIND_DIFFERS: {
    title: say('類型與名冊不符', '类型与名册不符', 'Another kind than in the register'),
    expectation: say(
      '名冊中的類型：自然人與法人不能互換',
      '名册中的类型：自然人与法人不能互换',
      'The kind in the register: a person never becomes a company',
    ),
    mend: say('核實編號是否寫錯', '核实编号是否写错', 'See whether the number is mistaken'),
  },
  TERM_DIFFERS: {
    title: say('協議期與名冊不符', '协议期与名册不符', 'A term that the register does not have'),
    expectation: say(
      '名冊中的協議期：{startsOn} 至 {endsOn}',
      '名册中的协议期：{startsOn} 至 {endsOn}',
      'The term in the register: {startsOn} to {endsOn}',
    ),
    mend: say(
      '匯入不改協議期：請辦理續簽，或更正此行',
      '导入不改协议期：请办理续签，或更正此行',
      'An import changes no term: renew it, or correct the row',
    ),
  },
  TRADER_CLOSED: {
    title: say('已銷戶', '已销户', 'Account closed'),
    expectation: say('在冊的交易商', '在册的交易商', 'A trader on the register'),
    mend: say(
      '已銷戶者不再更新：放棄此行',
      '已销户者不再更新：放弃此行',
      'Closed accounts change no more: give the row up',
    ),
  },
  SAME_NAME_AND_PHONE: {
    title: say('同名同電話', '同名同电话', 'Same name and phone'),
    expectation: say(
      '與 {duplicateOf} 同名同電話：是否同一人？',
      '与 {duplicateOf} 同名同电话：是否同一人？',
      'Name and phone of {duplicateOf}: is it the same trader?',
    ),
    mend: say(
      '不同人則確認保留；同一人則放棄此行',
      '不同人则确认保留；同一人则放弃此行',
      'Keep it if they are two; give the row up if they are one',
    ),
  },
  TWO_PHONES: {
    title: say('一格數個電話', '一格数个电话', 'Several phones in one cell'),
    expectation: say(
      '格內有 {count} 個號碼：哪個為主？',
      '格内有 {count} 个号码：哪个为主？',
      'The cell holds {count} numbers: which is the main one?',
    ),
    mend: say('把主號碼放在最前', '把主号码放在最前', 'Put the main one first'),
  },
  UNKNOWN_BRANCH: {
    title: say('沒有此營業部', '没有此营业部', 'Unknown branch'),
    expectation: say('現有的營業部', '现有的营业部', 'A branch that exists'),
    mend: say('改為現有營業部的名稱', '改为现有营业部的名称', 'Enter the name of an existing branch'),
  },
  ENDS_BEFORE_START: {
    title: say('到期早於開始', '到期早于开始', 'Ends before it begins'),
    expectation: say('到期日不早於開始日', '到期日不早于开始日', 'Ends on or after the day it begins'),
    mend: say('對照協議更正', '对照协议更正', 'Correct it from the agreement'),
  },
} as const satisfies Record<string, FaultText>;

export type TraderFaultCode = keyof typeof traderFaultTexts;
