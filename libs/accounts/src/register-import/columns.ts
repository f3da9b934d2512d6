import type { ImportColumn, ImportOption } from '@kefu/office/imports';

/** The columns of the register as branches send it (T6). */
export const traderColumns: readonly ImportColumn[] = [
  {
    key: 'number',
    title: { 'zh-Hant': '交易商編號', 'zh-Hans': '交易商编号', en: 'Trader number' },
    headings: ['交易商編號', '交易商號', '編號', '交易商代碼', 'number', 'trader number'],
    required: true,
    personal: false,
  },
  {
    key: 'name',
    title: { 'zh-Hant': '名稱', 'zh-Hans': '名称', en: 'Name' },
    headings: ['名稱', '姓名', '交易商名稱', '客戶名稱', 'name'],
    required: true,
    personal: false,
  },
  {
    key: 'kind',
    title: { 'zh-Hant': '類型', 'zh-Hans': '类型', en: 'Kind' },
    headings: ['類型', '類別', '交易商類型', 'kind', 'type'],
    required: true,
    personal: false,
  },
  {
    key: 'certificate',
    title: { 'zh-Hant': '證件號', 'zh-Hans': '证件号', en: 'Certificate number' },
    headings: ['證件號', '證件號碼', '身份證號', '身份證號碼', 'certificate', 'id number'],
    required: true,
    personal: true,
  },
  {
    key: 'phones',
    title: { 'zh-Hant': '電話', 'zh-Hans': '电话', en: 'Phones' },
    headings: ['電話', '手機', '手機號', '聯繫電話', '聯絡電話', '電話號碼', 'phone', 'phones', 'mobile'],
    required: true,
    personal: true,
  },
  {
    key: 'branch',
    title: { 'zh-Hant': '營業部', 'zh-Hans': '营业部', en: 'Branch' },
    headings: ['營業部', '辦事處', '所屬營業部', 'branch'],
    required: true,
    personal: false,
  },
  {
    key: 'marketOwner',
    title: { 'zh-Hant': '市場負責人', 'zh-Hans': '市场负责人', en: 'Market owner' },
    headings: ['市場負責人', '負責人', 'market owner'],
    required: false,
    personal: false,
  },
  {
    key: 'priority',
    title: { 'zh-Hant': '優先級', 'zh-Hans': '优先级', en: 'Priority' },
    headings: ['優先級', '重要程度', 'priority'],
    required: false,
    personal: false,
  },
  {
    key: 'startsOn',
    title: { 'zh-Hant': '協議開始', 'zh-Hans': '协议开始', en: 'Agreement begins' },
    headings: ['協議開始', '協議開始日', '協議起始日期', '開始日期', 'starts on', 'start'],
    required: true,
    personal: false,
  },
  {
    key: 'endsOn',
    title: { 'zh-Hant': '協議到期', 'zh-Hans': '协议到期', en: 'Agreement ends' },
    headings: ['協議到期', '協議到期日', '到期日', '到期日期', 'ends on', 'end'],
    required: true,
    personal: false,
  },
  {
    key: 'seatNumber',
    title: { 'zh-Hant': '席位號', 'zh-Hans': '席位号', en: 'Seat number' },
    headings: ['席位號', '席位', 'seat', 'seat number'],
    required: false,
    personal: false,
  },
  {
    key: 'remark',
    title: { 'zh-Hant': '備註', 'zh-Hans': '备注', en: 'Remark' },
    headings: ['備註', '備注', '説明', '說明', 'remark', 'note'],
    required: false,
    personal: false,
  },
];

/** Habits of the writer that no cell tells. */
export const traderOptions: readonly ImportOption[] = [
  {
    key: 'shortDates',
    title: {
      'zh-Hant': '「09.12.18」這樣的日期',
      'zh-Hans': '“09.12.18”这样的日期',
      en: 'Dates such as 09.12.18',
    },
    initial: 'ask',
    choices: [
      { value: 'ask', title: { 'zh-Hant': '逐一詢問', 'zh-Hans': '逐一询问', en: 'Ask about each' } },
      { value: 'yearMonthDay', title: { 'zh-Hant': '年.月.日', 'zh-Hans': '年.月.日', en: 'Year, month, day' } },
      { value: 'dayMonthYear', title: { 'zh-Hant': '日.月.年', 'zh-Hans': '日.月.年', en: 'Day, month, year' } },
      { value: 'monthDayYear', title: { 'zh-Hant': '月.日.年', 'zh-Hans': '月.日.年', en: 'Month, day, year' } },
    ],
  },
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
];
