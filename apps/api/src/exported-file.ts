import type { TestApi, TestCaller } from './testing.ts';

/** The lines of a list as CSV in a language, its headings first; none where it is refused. */
export async function exportedLines(
  api: TestApi,
  caller: TestCaller,
  name: string,
  filter: object = {},
  language = 'en',
): Promise<string[]> {
  const headers = { ...caller.headers, 'accept-language': language };
  const payload = { name, format: 'csv', filter };
  const asked = await api.app.inject({ method: 'POST', url: '/exports', headers, payload });
  const file = await api.app.inject({ url: `/exports/${asked.json<{ id: string }>().id}`, headers });
  return file.body.split('\r\n').slice(0, -1);
}

/** Why a list is not given as a file: `FORBIDDEN`, …; undefined where it is. */
export async function exportRefusal(api: TestApi, caller: TestCaller, name: string): Promise<string | undefined> {
  const payload = { name, format: 'csv' };
  const asked = await api.app.inject({ method: 'POST', url: '/exports', headers: caller.headers, payload });
  return asked.json<{ code?: string }>().code;
}
