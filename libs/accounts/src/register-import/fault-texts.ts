import type { FaultText } from '@kefu/office/imports';

/** A text in the three languages of the house. */
export const say = (hant: string, hans: string, en: string): FaultText['expectation'] => ({
  'zh-Hant': hant,
  'zh-Hans': hans,
  en,
});

/** What every fault of a trader's row expects, and how it is mended. Codes are stable: integrations switch on them. */
export const traderFaultTexts = {
  ROW_LENGTH: {
    title: say('格數不符', '格数不符', 'Wrong number of cells'),
    expectation: say(
      '每行 {headings} 格，此行 {cells} 格',
      '每行 {headings} 格，此行 {cells} 格',
      '{headings} cells per row; this one has {cells}',
    ),
    mend: say(
      '檢查該行是否被截斷或多了分隔符',
      '检查该行是否被截断或多了分隔符',
      'See whether the row was cut off or holds a stray delimiter',
    ),
  },
  MISSING: {
    title: say('漏填', '漏填', 'Missing'),
    expectation: say('不能為空', '不能为空', 'Must not be empty'),
    mend: say('補填', '补填', 'Fill it in'),
  },
  TOO_LONG: {
    title: say('過長', '过长', 'Too long'),
    expectation: say('最多 {most} 字', '最多 {most} 字', 'At most {most} characters'),
    mend: say('縮短', '缩短', 'Shorten it'),
  },
  BAD_NUMBER: {
    title: say('編號有誤', '编号有误', 'Not a number of a trader'),
    expectation: say('字母、數字和連字號', '字母、数字和连字符', 'Letters, digits and hyphens'),
    mend: say('改為正確的編號', '改为正确的编号', 'Enter the right number'),
  },
  UNKNOWN_VALUE: {
    title: say('不認識的值', '不认识的值', 'Unknown value'),
    expectation: say('只能是：{values}', '只能是：{values}', 'One of: {values}'),
    mend: say('改為其中之一', '改为其中之一', 'Change it to one of them'),
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
  MISSING_PHONE: {
    title: say('沒有電話', '没有电话', 'No phone'),
    expectation: say('至少一個電話', '至少一个电话', 'At least one phone'),
    mend: say('補填電話', '补填电话', 'Fill the phone in'),
  },
  SCIENTIFIC_PHONE: {
    title: say('電話成了科學記數', '电话成了科学记数', 'Phone became a scientific number'),
    expectation: say(
      '完整號碼；試算表已將其變為科學記數，尾數已失',
      '完整号码；表格已将其变为科学记数，尾数已丢失',
      'The whole number; a spreadsheet made it scientific and the digits are lost',
    ),
    mend: say(
      '向交易商或營業部重新取得號碼',
      '向交易商或营业部重新取得号码',
      'Ask the trader or the branch for the number again',
    ),
  },
  BAD_PHONE: {
    title: say('電話有誤', '电话有误', 'Not a phone number'),
    expectation: say('可撥打的電話號碼', '可拨打的电话号码', 'A phone number that can be called'),
    mend: say('更正號碼', '更正号码', 'Correct the number'),
  },
  TOO_MANY_PHONES: {
    title: say('電話過多', '电话过多', 'Too many phones'),
    expectation: say('最多 9 個電話', '最多 9 个电话', 'At most 9 phones'),
    mend: say('刪去多餘的號碼', '删去多余的号码', 'Remove some of them'),
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
  IMPOSSIBLE_DATE: {
    title: say('日期不存在', '日期不存在', 'A day that does not exist'),
    expectation: say('真實存在的日期', '真实存在的日期', 'A day that exists'),
    mend: say('對照協議更正', '对照协议更正', 'Correct it from the agreement'),
  },
  UNREADABLE_DATE: {
    title: say('看不懂的日期', '看不懂的日期', 'Unreadable date'),
    expectation: say('日期，如 2009-12-18', '日期，如 2009-12-18', 'A date such as 2009-12-18'),
    mend: say('改寫為年-月-日', '改写为年-月-日', 'Write it as year-month-day'),
  },
  AMBIGUOUS_DATE: {
    title: say('日期可有幾種讀法', '日期可有几种读法', 'Ambiguous date'),
    expectation: say(
      '只有一種讀法的日期；此格可為 {readings}',
      '只有一种读法的日期；此格可为 {readings}',
      'A date that can be read in one way; this may be {readings}',
    ),
    mend: say(
      '選定讀法，或為整份檔案設定日期次序',
      '选定读法，或为整份文件设定日期次序',
      'Choose one, or set the order for the whole file',
    ),
  },
  ENDS_BEFORE_START: {
    title: say('到期早於開始', '到期早于开始', 'Ends before it begins'),
    expectation: say('到期日不早於開始日', '到期日不早于开始日', 'Ends on or after the day it begins'),
    mend: say('對照協議更正', '对照协议更正', 'Correct it from the agreement'),
  },
} as const satisfies Record<string, FaultText>;

export type TraderFaultCode = keyof typeof traderFaultTexts;
