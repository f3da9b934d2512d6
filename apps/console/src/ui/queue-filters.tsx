import { Input, Select } from 'antd';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useText } from '../shell/text.ts';

// Few queues filter by days, and a calendar is heavy.
const DayInput = lazy(async () => ({ default: (await import('./day-input.tsx')).DayInput }));

/** One filter of a queue; its value lives in the address bar, so that a link or a bookmark keeps it. */
export type QueueFilter =
  | { readonly kind: 'text'; readonly key: string; readonly label: string }
  | { readonly kind: 'day'; readonly key: string; readonly label: string }
  | {
      readonly kind: 'choice';
      readonly key: string;
      readonly label: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
      /** More than one may be chosen; they stand in the address with commas. */
      readonly many?: boolean;
    };

/** Filter key → value; '' where it is not set. */
export type FilterValues<Key extends string = string> = Readonly<Record<Key, string>>;

/**
 * The queue's filters as they stand in the address bar, and how to change some of them.
 * Pass a constant list of keys.
 */
export function useQueueFilters<Key extends string>(
  keys: readonly Key[],
): [FilterValues<Key>, (changed: Partial<FilterValues<Key>>) => void] {
  const [params, setParams] = useSearchParams();
  const text = params.toString();
  const values = useMemo(() => {
    const now = new URLSearchParams(text);
    return Object.fromEntries(keys.map((key) => [key, now.get(key) ?? ''])) as FilterValues<Key>;
  }, [text, keys]);
  const change = useCallback(
    (changed: Partial<FilterValues<Key>>) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [key, value] of Object.entries<string | undefined>(changed)) {
            if (value) after.set(key, value);
            else after.delete(key);
          }
          return after;
        },
        { replace: true },
      ),
    [setParams],
  );
  return [values, change];
}

/** The filters above a queue. */
export function QueueFilters({
  filters,
  values,
  onChange,
}: {
  filters: readonly QueueFilter[];
  values: FilterValues;
  onChange: (changed: FilterValues) => void;
}): ReactNode {
  const t = useText();
  const set = filters.filter(({ key }) => values[key]);
  return (
    <search className="k-filters">
      {filters.map((filter) => {
        const value = values[filter.key] ?? '';
        const change = (next: string): void => onChange({ [filter.key]: next });
        switch (filter.kind) {
          case 'text':
            return <TextFilter key={filter.key} label={filter.label} value={value} onChange={change} />;
          case 'day':
            return (
              <label key={filter.key} className="k-filter">
                <span>{filter.label}</span>
                <Suspense fallback={<Input className="k-day-input" disabled />}>
                  <DayInput label={filter.label} value={value} onChange={change} />
                </Suspense>
              </label>
            );
          case 'choice':
            return filter.many ? (
              <Select
                key={filter.key}
                mode="multiple"
                allowClear
                maxTagCount="responsive"
                style={{ minWidth: 150 }}
                placeholder={filter.label}
                aria-label={filter.label}
                options={[...filter.options]}
                value={value ? value.split(',') : []}
                onChange={(chosen: string[]) => change(chosen.join(','))}
                optionFilterProp="label"
              />
            ) : (
              <Select
                key={filter.key}
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                popupMatchSelectWidth={false}
                style={{ minWidth: 110 }}
                placeholder={filter.label}
                aria-label={filter.label}
                options={[...filter.options]}
                value={value || null}
                onChange={(chosen: string | undefined) => change(chosen ?? '')}
              />
            );
        }
      })}
      {set.length > 0 && (
        <button
          type="button"
          className="k-link"
          onClick={() => onChange(Object.fromEntries(set.map(({ key }) => [key, ''])))}
        >
          {t('ui.queue.clearFilters')}
        </button>
      )}
    </search>
  );
}

/** Asks 200 ms after the last key, or at once on Enter; a Chinese input method's half-typed letters are not asked for. */
function TextFilter({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}): ReactNode {
  const [typed, setTyped] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Whoever opens a row right after the last key is not led back to the list.
  useEffect(() => () => clearTimeout(timer.current), []);
  const send = (text: string): void => {
    clearTimeout(timer.current);
    setTyped(undefined);
    onChange(text.trim());
  };
  const sendSoon = (text: string): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => send(text), 200);
  };
  return (
    <Input.Search
      allowClear
      style={{ width: 210 }}
      placeholder={label}
      aria-label={label}
      value={typed ?? value}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        if ((event.nativeEvent as InputEvent).isComposing) clearTimeout(timer.current);
        else sendSoon(text);
      }}
      onCompositionEnd={(event) => sendSoon(event.currentTarget.value)}
      onSearch={send}
    />
  );
}
