import { type FaultText, say, usualFaultTexts } from '@kefu/office/imports';

/** What every fault of a style's row expects, and how it is mended. */
export const styleFaultTexts = {
  ...usualFaultTexts,
  BAD_STYLE_NUMBER: {
    title: say('款號有誤', '款号有误', 'Not a style number'),
    expectation: say('字母和數字，如 NB91003', '字母和数字，如 NB91003', 'Letters and digits, such as NB91003'),
    mend: say('改為正確的款號', '改为正确的款号', 'Enter the right number'),
  },
  STYLE_TAKEN: {
    title: say('款號重複', '款号重复', 'Style number used twice'),
    expectation: say('{other} 已用此款號', '{other} 已用此款号', '{other} has this number'),
    mend: say('更正款號，或刪去此行', '更正款号，或删去此行', 'Correct the number, or leave the row out'),
  },
  UNKNOWN_SEASON: {
    title: say('看不懂的訂貨季', '看不懂的订货季', 'Unreadable season'),
    expectation: say(
      '年份加春夏或秋冬，如 2009秋冬',
      '年份加春夏或秋冬，如 2009秋冬',
      'Year and half, such as 2009秋冬',
    ),
    mend: say('改為年份加春夏或秋冬', '改为年份加春夏或秋冬', 'Write the year and 春夏 or 秋冬'),
  },
  UNKNOWN_SIZE_RUN: {
    title: say('沒有此尺碼段', '没有此尺码段', 'Unknown size run'),
    expectation: say('已有的尺碼段', '已有的尺码段', 'A size run that exists'),
    mend: say(
      '改為已有的尺碼段，或先匯入尺碼段',
      '改为已有的尺码段，或先导入尺码段',
      'Name an existing one, or import the size runs first',
    ),
  },
  BAD_PRICE: {
    title: say('價格有誤', '价格有误', 'Not a price'),
    expectation: say('大於零的金額，以元計', '大于零的金额，以元计', 'Yuan, above nothing'),
    mend: say('對照原件更正', '对照原件更正', 'Correct it from the paper'),
  },
  BAD_COLOURS: {
    title: say('看不懂的顏色', '看不懂的颜色', 'Unreadable colours'),
    expectation: say(
      '兩位色號加名稱，以、分隔，如 01黑、08膚',
      '两位色号加名称，以、分隔，如 01黑、08肤',
      'Two digits and a name, such as 01黑、08膚',
    ),
    mend: say('補上色號，去掉重複', '补上色号，去掉重复', 'Add the codes, remove what stands twice'),
  },
  BAD_SIZES: {
    title: say('看不懂的尺碼', '看不懂的尺码', 'Unreadable sizes'),
    expectation: say(
      '以 / 分隔的尺碼，如 S/M/L/XL',
      '以 / 分隔的尺码，如 S/M/L/XL',
      'Sizes with / between them, such as S/M/L/XL',
    ),
    mend: say('去掉重複和空白的尺碼', '去掉重复和空白的尺码', 'Remove sizes that stand twice or are blank'),
  },
  RUN_TAKEN: {
    title: say('尺碼段已有', '尺码段已有', 'Size run is there already'),
    expectation: say('已有：{sizes}', '已有：{sizes}', 'There already: {sizes}'),
    mend: say(
      '刪去此行；已有的尺碼段不改',
      '删去此行；已有的尺码段不改',
      'Leave the row out; a run that is in use does not change',
    ),
  },
} as const satisfies Record<string, FaultText>;
