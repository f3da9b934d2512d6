import type { FaultText } from './import-kind.ts';

/** A text in the three languages of the house. */
export const say = (hant: string, hans: string, en: string): FaultText['expectation'] => ({
  'zh-Hant': hant,
  'zh-Hans': hans,
  en,
});

/** What the faults of cells say that every list knows: codes are stable, integrations switch on them. */
export const usualFaultTexts = {
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
  UNKNOWN_VALUE: {
    title: say('不認識的值', '不认识的值', 'Unknown value'),
    expectation: say('只能是：{values}', '只能是：{values}', 'One of: {values}'),
    mend: say('改為其中之一', '改为其中之一', 'Change it to one of them'),
  },
  IMPOSSIBLE_DATE: {
    title: say('日期不存在', '日期不存在', 'A day that does not exist'),
    expectation: say('真實存在的日期', '真实存在的日期', 'A day that exists'),
    mend: say('對照原件更正', '对照原件更正', 'Correct it from the paper'),
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
} as const satisfies Record<string, FaultText>;

/** What is said of cells that should hold phones. */
export const phoneFaultTexts = {
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
    mend: say('向本人重新取得號碼', '向本人重新取得号码', 'Ask the person for the number again'),
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
} as const satisfies Record<string, FaultText>;
