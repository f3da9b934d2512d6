import { useEffect, useState } from 'react';

/** So long an answer is waited for, in milliseconds, before what is kept is shown in its place. */
const patience = 5_000;

/** The browser's own room for it; it has none at an address that is neither https nor this machine. */
const room = 'kefu-kept';

function addressOf(name: string): string {
  return `/kept/${name}`;
}

function open(): Promise<Cache> | undefined {
  return 'caches' in globalThis ? caches.open(room) : undefined;
}

/** Keeps a value in this browser for when there is no network; where there is no room, nothing is kept. */
export async function keep(name: string, value: object): Promise<void> {
  try {
    await (await open())?.put(addressOf(name), Response.json(value));
  } catch {
    // What waits to be sent is not kept here: only what could be read again is missing.
  }
}

/** @returns what was kept under a name; what else was kept there is no value of this type */
export async function recall<Value>(name: string): Promise<Value | undefined> {
  const found = await (await open())?.match(addressOf(name));
  return found && ((await found.json()) as Value);
}

/** @returns what was kept under every name that begins so */
export async function recallAll<Value>(beginning: string): Promise<Value[]> {
  const kept = (await (await open())?.keys()) ?? [];
  const names = kept.map(({ url }) => decodeURI(new URL(url).pathname.slice(addressOf('').length)));
  const values = await Promise.all(
    names.filter((name) => name.startsWith(beginning)).map((name) => recall<Value>(name)),
  );
  return values.filter((value) => value !== undefined);
}

/** Forgets everything. */
export async function forgetAll(): Promise<void> {
  if (await open()) await caches.delete(room);
}

/**
 * What the server says, kept for when it cannot be asked or does not answer; then what was kept.
 * @param failed whether it was asked in vain
 * @returns undefined while it is looked for, null where nothing is kept
 */
export function useKept<Value extends object>(
  name: string,
  live: Value | undefined,
  failed: boolean,
): Value | null | undefined {
  const [kept, setKept] = useState<{ readonly name: string; readonly value: Value | null }>();
  if (live && (kept?.value !== live || kept.name !== name)) setKept({ name, value: live });
  useEffect(() => {
    if (live) void keep(name, live);
  }, [name, live]);
  const known = kept?.name === name ? kept.value : undefined;
  useEffect(() => {
    if (known !== undefined) return undefined;
    let wanted = true;
    const look = async (): Promise<void> => {
      const found = await recall<Value>(name);
      if (wanted) setKept({ name, value: found ?? null });
    };
    const timer = setTimeout(() => void look(), failed ? 0 : patience);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [name, failed, known]);
  return live ?? known;
}
