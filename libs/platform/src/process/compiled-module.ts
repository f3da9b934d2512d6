import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Where a module lies once compiled: a thread runs plain JavaScript, under the tests as well, which is why they
 * are run after a build.
 */
export function compiledModule(url: string): string {
  const path = fileURLToPath(url)
    .replace(/\/src\/(?!.*\/src\/)/, '/dist/')
    .replace(/\.ts$/, '.js');
  if (!existsSync(path)) throw new Error(`${path} is missing: run npm run build first`);
  return path;
}
