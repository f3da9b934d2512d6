import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder Kefu is installed in, by which a file is found that is neither compiled nor a package's: the same from the sources, from
 * what is compiled and from what is bundled.
 */
export const installationFolder = above(import.meta.dirname);

function above(folder: string): string {
  if (existsSync(join(folder, 'pnpm-workspace.yaml'))) return folder;
  if (dirname(folder) === folder) throw new Error('pnpm-workspace.yaml is missing: Kefu runs in its own folder');
  return above(dirname(folder));
}
