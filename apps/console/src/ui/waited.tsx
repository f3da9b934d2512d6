import { type ReactNode, useSyncExternalStore } from 'react';
import { useIntl } from 'react-intl';
import { None } from './figures.tsx';

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** One clock for every age on the page; it runs while one is shown. */
function followMinutes(listener: () => void): () => void {
  listeners.add(listener);
  now = Date.now();
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, 60_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** How long something has waited by the clock, in its largest unit; the instant on hover. */
export function Waited({ since }: { since: string | null | undefined }): ReactNode {
  const intl = useIntl();
  const at = useSyncExternalStore(followMinutes, () => now);
  if (!since) return <None />;
  const waited = Math.max(0, at - Date.parse(since));
  const [unit, size] = units.find(([, each]) => waited >= each) ?? units[2];
  const when = intl.formatDate(since, { timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'short' });
  return (
    <time dateTime={since} title={when} className="k-figure">
      {intl.formatNumber(Math.floor(waited / size), { style: 'unit', unit, unitDisplay: 'short' })}
    </time>
  );
}
