import { BusinessDate, Instant } from './figures.tsx';
import type { LifecycleStep, LifecycleWay } from './lifecycle.tsx';

/** A lifecycle as the server draws it. */
interface LifecycleChart {
  readonly states: readonly { readonly key: string; readonly title: string; readonly tone: string }[];
  readonly transitions: readonly { readonly from: readonly string[]; readonly to: string }[];
}

/** Where a case stands, and when it came through each state. */
interface Standing {
  readonly state: { readonly key: string };
  readonly passage: readonly { readonly state: string; readonly at: string }[];
  /** Office day on which it takes effect, and the state it has then. */
  readonly due?: { readonly on: string; readonly state: string } | null;
}

/** The chart of a case with its place in it; nothing while the chart is on its way. */
export function chartOfCase(
  chart: LifecycleChart | undefined,
  { state, passage, due }: Standing,
): { steps: LifecycleStep[]; ways: LifecycleWay[] } {
  const reached = new Map(passage.map((each) => [each.state, each.at]));
  const steps = (chart?.states ?? []).map((each): LifecycleStep => {
    const at = reached.get(each.key);
    const place = each.key === state.key ? 'is' : at ? 'was' : 'ahead';
    return {
      key: each.key,
      label: each.title,
      place,
      ...(at && { note: <Instant value={at} /> }),
      ...(due?.state === each.key && place === 'ahead' && { note: <BusinessDate value={due.on} /> }),
      ...((each.tone === 'returned' || each.tone === 'refused') && { aside: true }),
    };
  });
  const ways = (chart?.transitions ?? []).flatMap(({ from, to }) => from.map((each) => ({ from: each, to })));
  return { steps, ways };
}
