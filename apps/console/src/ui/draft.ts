import type { FormInstance } from 'antd';
import { useCallback, useEffect, useState } from 'react';

const keyOf = (name: string): string => `kefu.draft.${name}`;

/** Whether something typed into a form lies there unsaved. */
export function hasDraft(name: string): boolean {
  return sessionStorage.getItem(keyOf(name)) !== null;
}

/**
 * Keeps what was typed into a form over a reload, a crash or a way round by another page; this tab only, and gone with
 * `forget` after a save. Never for forms that hold personal data or passwords: those stay in memory.
 * @returns onValuesChange for the form, and `forget`
 */
export function useDraft<Values extends object>(
  form: FormInstance<Values>,
  name: string,
): { keep: (changed: unknown, all: Values) => void; forget: () => void } {
  const key = keyOf(name);
  const [kept] = useState(() => sessionStorage.getItem(key));
  useEffect(() => {
    if (kept) form.setFieldsValue(JSON.parse(kept) as Parameters<typeof form.setFieldsValue>[0]);
  }, [form, kept]);
  const keep = useCallback((_: unknown, all: Values) => sessionStorage.setItem(key, JSON.stringify(all)), [key]);
  const forget = useCallback(() => sessionStorage.removeItem(key), [key]);
  return { keep, forget };
}
