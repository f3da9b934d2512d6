import { importColumn as column, type ImportColumn, type ImportOption, shortDatesOption } from '@kefu/office/imports';

/** The columns of the register as branches send it (T6). */
export const traderColumns: readonly ImportColumn[] = [
  column(
    'number',
    ['交易商編號', '交易商编号', 'Trader number'],
    ['交易商編號', '交易商號', '編號', '交易商代碼', 'number', 'trader number'],
    { required: true },
  ),
  column('name', ['名稱', '名称', 'Name'], ['名稱', '姓名', '交易商名稱', '客戶名稱', 'name'], { required: true }),
  column('kind', ['類型', '类型', 'Kind'], ['類型', '類別', '交易商類型', 'kind', 'type'], { required: true }),
  column(
    'certificate',
    ['證件號', '证件号', 'Certificate number'],
    ['證件號', '證件號碼', '身份證號', '身份證號碼', 'certificate', 'id number'],
    { required: true, personal: true },
  ),
  column(
    'phones',
    ['電話', '电话', 'Phones'],
    ['電話', '手機', '手機號', '聯繫電話', '聯絡電話', '電話號碼', 'phone', 'phones', 'mobile'],
    { required: true, personal: true },
  ),
  column('branch', ['營業部', '营业部', 'Branch'], ['營業部', '辦事處', '所屬營業部', 'branch'], { required: true }),
  column('marketOwner', ['市場負責人', '市场负责人', 'Market owner'], ['市場負責人', '負責人', 'market owner']),
  column('priority', ['優先級', '优先级', 'Priority'], ['優先級', '重要程度', 'priority']),
  column(
    'startsOn',
    ['協議開始', '协议开始', 'Agreement begins'],
    ['協議開始', '協議開始日', '協議起始日期', '開始日期', 'starts on', 'start'],
    { required: true },
  ),
  column(
    'endsOn',
    ['協議到期', '协议到期', 'Agreement ends'],
    ['協議到期', '協議到期日', '到期日', '到期日期', 'ends on', 'end'],
    { required: true },
  ),
  column('seatNumber', ['席位號', '席位号', 'Seat number'], ['席位號', '席位', 'seat', 'seat number']),
  column('remark', ['備註', '备注', 'Remark'], ['備註', '備注', '説明', '說明', 'remark', 'note']),
];

/** Whether rows of known numbers are refused, or say what is to be changed of their traders. */
export const knownNumbers = 'knownNumbers';

/** Habits of the writer that no cell tells. */
export const traderOptions: readonly ImportOption[] = [
  shortDatesOption,
  {
    key: 'severalPhones',
    title: {
      'zh-Hant': '一格兩個電話',
      'zh-Hans': '一格两个电话',
      en: 'Two phones in one cell',
    },
    initial: 'ask',
    choices: [
      { value: 'ask', title: { 'zh-Hant': '逐一詢問', 'zh-Hans': '逐一询问', en: 'Ask about each' } },
      {
        value: 'firstIsMain',
        title: {
          'zh-Hant': '都保留，第一個為主',
          'zh-Hans': '都保留，第一个为主',
          en: 'Keep both, the first is the main one',
        },
      },
    ],
  },
  {
    key: knownNumbers,
    title: { 'zh-Hant': '名冊已有的編號', 'zh-Hans': '名册已有的编号', en: 'Numbers that the register has' },
    initial: 'refuse',
    remembered: false,
    choices: [
      { value: 'refuse', title: { 'zh-Hant': '拒收', 'zh-Hans': '拒收', en: 'Refuse' } },
      {
        value: 'update',
        title: {
          'zh-Hant': '更新該交易商，逐格對照後確認',
          'zh-Hans': '更新该交易商，逐格对照后确认',
          en: 'Update the trader, after a look at each changed cell',
        },
      },
    ],
  },
];
