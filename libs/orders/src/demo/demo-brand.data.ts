/** Franchisees of the demo; invented, as every name of it. */
export const demoFranchisees: readonly {
  readonly number: string;
  readonly name: string;
  readonly office: string;
  readonly isNew?: true;
  readonly tier?: number;
  readonly alias?: string;
}[] = [
  { number: 'K101', name: '沈陽恒美泰', office: '總部', tier: 1, alias: '恒美泰商貿' },
  { number: 'K102', name: '上海喆源', office: '總部', isNew: true },
  { number: 'K103', name: '大同', office: '哈爾濱辦事處' },
  { number: 'K104', name: '廈門黛繡', office: '上海直營部' },
  { number: 'K105', name: '鎮江瑤棉', office: '上海直營部' },
  { number: 'K106', name: '開封嵐雲', office: '南京辦事處', tier: 3 },
  { number: 'K107', name: '蕪湖霽蔓', office: '南京辦事處' },
  { number: 'K108', name: '南京黛綺', office: '上海直營部', tier: 1 },
  { number: 'K109', name: '銀川苒語', office: '總部' },
  { number: 'K110', name: '青島瑤笙', office: '南京辦事處' },
];

export const demoSizeRuns: readonly { readonly code: string; readonly sizes: readonly string[] }[] = [
  { code: '文胸A', sizes: ['70A', '75A', '80A', '70B', '75B', '80B', '85B', '75C', '80C', '85C'] },
  { code: '成衣M', sizes: ['M', 'L', 'XL', 'XXL'] },
  { code: '均碼', sizes: ['F'] },
];

/** Styles of the demo: prices in yuan; `half` is the half year they are offered in, both where it is left out. */
export const demoStyles: readonly {
  readonly number: string;
  readonly name: string;
  readonly group: string;
  readonly category: string;
  readonly run: string;
  readonly tag: number;
  readonly contract: number;
  readonly colours: string;
  readonly half?: 'SS' | 'AW';
}[] = [
  {
    number: 'NB70001',
    name: '月影無鋼圈文胸',
    group: '內衣',
    category: '文胸',
    run: '文胸A',
    tag: 258,
    contract: 120,
    colours: '01黑、47杏',
  },
  {
    number: 'NB70002',
    name: '花語深V文胸',
    group: '內衣',
    category: '文胸',
    run: '文胸A',
    tag: 368,
    contract: 175,
    colours: '08膚、52灰',
  },
  {
    number: 'NB70003',
    name: '清和蕾絲薄杯文胸',
    group: '內衣',
    category: '文胸',
    run: '文胸A',
    tag: 328,
    contract: 147,
    colours: '18酒紅、27藏藍',
    half: 'AW',
  },
  {
    number: 'NK70001',
    name: '素顏無痕內褲',
    group: '內衣',
    category: '內褲',
    run: '成衣M',
    tag: 68,
    contract: 29,
    colours: '01黑、08膚、15玫紅',
  },
  {
    number: 'NK70002',
    name: '流光平角內褲',
    group: '內衣',
    category: '內褲',
    run: '成衣M',
    tag: 98,
    contract: 44,
    colours: '36咖啡、41香檳',
  },
  {
    number: 'NS70001',
    name: '花語高腰束褲',
    group: '內衣',
    category: '塑身',
    run: '成衣M',
    tag: 428,
    contract: 202,
    colours: '27藏藍、41香檳',
  },
  {
    number: 'NW70001',
    name: '月影羊絨保暖套裝',
    group: '內衣',
    category: '保暖',
    run: '成衣M',
    tag: 528,
    contract: 246,
    colours: '23紫、41香檳',
    half: 'AW',
  },
  {
    number: 'JF70001',
    name: '暖陽棉質家居服',
    group: '家居',
    category: '家居服',
    run: '成衣M',
    tag: 358,
    contract: 163,
    colours: '36咖啡、31湖藍',
  },
  {
    number: 'JQ70001',
    name: '晨露吊帶睡裙',
    group: '家居',
    category: '睡裙',
    run: '均碼',
    tag: 198,
    contract: 83,
    colours: '12粉、02白',
    half: 'SS',
  },
  {
    number: 'JQ70002',
    name: '清風亞麻睡裙',
    group: '家居',
    category: '睡裙',
    run: '均碼',
    tag: 228,
    contract: 96,
    colours: '31湖藍',
    half: 'SS',
  },
];
