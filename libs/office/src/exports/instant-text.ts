const minutes = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

/** An instant as files show it: `2026-11-27 09:30`, in Shanghai. */
export function instantText(at: Date): string;
export function instantText(at: Date | null): string | null;
export function instantText(at: Date | null): string | null {
  return at && minutes.format(at);
}
