import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScreenTexts } from '@kefu/office/exports';
import { consoleFolder } from './console-files.ts';

/** Words of the console that files say too, as it was built (apps/console/file-words.ts); undefined as long as it is not built. */
export function consoleWords(): ScreenTexts | undefined {
  const file = join(consoleFolder, 'file-words.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ScreenTexts) : undefined;
}
