import { rememberedLanguage } from '../shell/language.ts';
import { codeOfStatus, type FailureCode } from './failure.ts';

/** The server gave no file. */
export class ExportRefused extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode) {
    super(`Export refused: ${code}`);
    this.name = 'ExportRefused';
    this.code = code;
  }
}

/** Forms that a list is given in. */
export const exportFormats = ['xlsx', 'csv', 'pdf'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/**
 * Asks for a list as a file. The filter may name a person, so it is sent in a body; the address that comes back tells
 * nothing and is good for an hour.
 * @returns the address of the file
 */
export async function askForExport(name: string, format: ExportFormat, filter: object): Promise<string> {
  const answer = await fetch('/exports', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': rememberedLanguage() },
    body: JSON.stringify({ name, format, filter }),
  });
  if (!answer.ok) throw new ExportRefused(codeOfStatus(answer.status));
  const { id } = (await answer.json()) as { id: string };
  return `/exports/${id}`;
}
