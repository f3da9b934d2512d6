import { BarChart as Bars } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ReactNode, useEffect, useRef } from 'react';
import { useIntl } from 'react-intl';
import { useAppearance } from '../shell/appearance.tsx';
import { useText } from '../shell/text.ts';
import { dark, fontFamily, light, type Tone } from './tokens.ts';

// SVG: sharp on paper, and light beside the canvas.
use([Bars, GridComponent, TooltipComponent, LegendComponent, AriaComponent, SVGRenderer]);

/** One colour of bars. */
export interface ChartSeries {
  readonly name: string;
  /** One figure for each category. */
  readonly values: readonly number[];
  readonly tone: Tone | 'accent';
}

/**
 * Bars by category in the colours of the tokens, light and dark, patterned so that no eye depends on the colour. The
 * figures themselves stand in a table that opens below. Draws with echarts: import it from pages only, lazily.
 */
export function BarChart({
  title,
  category,
  categories,
  series,
  stacked = false,
  base,
  open,
}: {
  /** What it shows, for who hears it. */
  title: string;
  /** What the categories are: a branch, a month. */
  category: string;
  categories: readonly string[];
  series: readonly ChartSeries[];
  stacked?: boolean;
  /** Where each bar begins, if not at nought. */
  base?: readonly number[];
  /** Opens what a category stands for, by its place; whoever uses no pointer is offered the same beside the chart. */
  open?: (at: number) => void;
}): ReactNode {
  const t = useText();
  const intl = useIntl();
  const { isDark } = useAppearance();
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  useEffect(() => {
    if (!box.current) return undefined;
    const drawn = init(box.current, null, { renderer: 'svg' });
    chart.current = drawn;
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => {
    const tokens = isDark ? dark : light;
    const text = { color: tokens.text, fontFamily, fontSize: 12 };
    const quiet = { ...text, color: tokens.quiet };
    chart.current?.setOption(
      {
        animation: false,
        textStyle: text,
        aria: { enabled: true, decal: { show: series.length > 1 } },
        grid: { left: 8, right: 8, top: 36, bottom: 4, outerBoundsMode: 'same' },
        legend: { top: 0, left: 0, textStyle: text, itemWidth: 18, itemHeight: 12 },
        tooltip: {
          trigger: 'axis',
          axisPointer: { type: 'shadow' },
          backgroundColor: tokens.surface,
          borderColor: tokens.line,
          textStyle: text,
          valueFormatter: (value: unknown) => intl.formatNumber(Number(value)),
        },
        xAxis: {
          type: 'category',
          data: [...categories],
          axisTick: { show: false },
          axisLine: { lineStyle: { color: tokens.line } },
          // Every category has its name; many of them lean, so that none hides another.
          axisLabel: { ...quiet, interval: 0, width: 90, overflow: 'truncate', rotate: categories.length > 6 ? 40 : 0 },
        },
        yAxis: {
          type: 'value',
          minInterval: 1,
          splitLine: { lineStyle: { color: tokens.line } },
          axisLabel: { ...quiet, formatter: (value: number) => intl.formatNumber(value) },
        },
        series: [
          ...(base
            ? [
                {
                  type: 'bar',
                  data: [...base],
                  stack: 'all',
                  silent: true,
                  itemStyle: { color: 'transparent' },
                  tooltip: { show: false },
                },
              ]
            : []),
          ...series.map(({ name, values, tone }) => ({
            type: 'bar',
            name,
            data: [...values],
            barMaxWidth: 32,
            itemStyle: { color: tokens[tone === 'neutral' ? 'quiet' : tone] },
            ...((stacked || base) && { stack: 'all' }),
          })),
        ],
      },
      { notMerge: true },
    );
  }, [categories, series, stacked, base, isDark, intl]);
  useEffect(() => {
    const drawn = chart.current;
    if (!drawn || !open) return undefined;
    // The whole column opens: a bar may be too low to be hit.
    const opened = ({ offsetX, offsetY }: { offsetX: number; offsetY: number }): void => {
      if (!drawn.containPixel('grid', [offsetX, offsetY])) return;
      const [at] = drawn.convertFromPixel('grid', [offsetX, offsetY]);
      if (at !== undefined) open(at);
    };
    const surface = drawn.getZr();
    surface.on('click', opened);
    return () => {
      surface.off('click', opened);
    };
  }, [open]);
  return (
    <figure className="k-chart" aria-label={title}>
      <div ref={box} className="k-chart-drawing" aria-hidden="true" />
      <details>
        <summary>{t('ui.chart.table')}</summary>
        <table className="k-table">
          <thead>
            <tr>
              <th>{category}</th>
              {series.map(({ name }) => (
                <th key={name} className="k-number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {categories.map((name, at) => (
              <tr key={name}>
                <td>{name}</td>
                {series.map((one) => (
                  <td key={one.name} className="k-number">
                    {intl.formatNumber(one.values[at] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
