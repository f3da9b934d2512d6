import { CalendarService } from '@kefu/office/calendar';
import { column, cursorRows, defineExport, readFilter } from '@kefu/office/exports';
import { defineTexts } from '@kefu/platform/language';
import { shortageOrder, shortageRows } from './shortage.sql.ts';
import { type Shortage, ShortageForecastArgs } from './shortage.types.ts';

const words = defineTexts({
  title: { 'zh-Hant': '短缺預測', 'zh-Hans': '短缺预测', en: 'Shortages ahead' },
  sku: { 'zh-Hant': '貨號', 'zh-Hans': '货号', en: 'SKU' },
  styleName: { 'zh-Hant': '款名', 'zh-Hans': '款名', en: 'Style' },
  breaksOn: { 'zh-Hant': '最早缺貨', 'zh-Hans': '最早缺货', en: 'Breaks on' },
  wanted: { 'zh-Hant': '待交', 'zh-Hans': '待交', en: 'Wanted' },
  free: { 'zh-Hant': '可用', 'zh-Hans': '可用', en: 'Free' },
  expected: { 'zh-Hant': '生產尚欠', 'zh-Hans': '生产尚欠', en: 'Expected' },
  short: { 'zh-Hant': '短缺件數', 'zh-Hans': '短缺件数', en: 'Short' },
  lost: { 'zh-Hant': '估計少賣', 'zh-Hans': '估计少卖', en: 'Estimated loss' },
});

/** What will be short, all of it, as a file (F30, X6); its filter is what `shortageForecast` takes. */
export const shortageExport = defineExport<Shortage>({
  name: 'order-shortages',
  title: words.title,
  permission: 'execution.read',
  columns: [
    column(words.sku, ({ sku }) => sku, 18),
    column(words.styleName, ({ styleName }) => styleName, 20),
    column(words.breaksOn, ({ breaksOn }) => breaksOn, 12, 'date'),
    column(words.wanted, ({ wanted }) => wanted, 10, 'number'),
    column(words.free, ({ free }) => free, 10, 'number'),
    column(words.expected, ({ expected }) => expected, 10, 'number'),
    column(words.short, ({ short }) => short, 10, 'number'),
    column(words.lost, ({ lost }) => lost, 16, 'money'),
  ],
  async *rows({ database, filter, service }) {
    const { seasonId } = readFilter(ShortageForecastArgs, filter);
    const today = await service(CalendarService).today();
    yield* cursorRows<Shortage>(database, `${shortageRows} ${shortageOrder}`, [today, seasonId ?? null]);
  },
});
