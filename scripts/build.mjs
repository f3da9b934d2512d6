/** Builds what changed since the last time. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { bin, root, run, Stop } from './install.mjs';

const console_ = join(root, 'apps', 'console');

/** A fingerprint of files by path, size and time: cheap, and enough to know whether to build. */
function fingerprint(folders) {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const files = statSync(folder).isDirectory()
      ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
      : [folder];
    // What the build itself generates does not ask for a build.
    const sources = files.filter((file) => !file.includes(`${sep}gql`));
    for (const file of sources.toSorted((a, b) => (a < b ? -1 : 1))) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

/** Builds when the fingerprint is new. @returns whether it built. */
async function whenChanged(mark, folders, build) {
  const wanted = fingerprint(folders.filter(existsSync));
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return false;
  await build();
  writeFileSync(mark, wanted);
  return true;
}

async function must(what, command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new Stop(`${what} failed:\n${output.trim()}`);
}

const serverMark = join(root, 'node_modules', '.kefu-server-built');

/** What the server was built from last, as one word; it is the same as long as nothing was changed. */
export const serverRelease = () => readFileSync(serverMark, 'utf8');

/** Compiles API, worker and libraries, and what measures and tries them. */
export function buildServer() {
  const sources = ['libs', 'apps'].flatMap((floor) =>
    readdirSync(join(root, floor))
      .filter((name) => name !== 'console')
      .flatMap((name) => [join(root, floor, name, 'src'), join(root, floor, name, 'tsconfig.json')]),
  );
  for (const tool of ['bench', 'rig']) sources.push(join(root, tool, 'src'), join(root, tool, 'tsconfig.json'));
  return whenChanged(serverMark, [...sources, join(root, 'tsconfig.base.json'), join(root, 'scripts/bundle.mjs')], () =>
    compile().then(bundle),
  );
}

const compile = () => must('Building the server', bin('tsc'), ['-b']);

/** Puts the compiled server into the few files that are run. */
const bundle = () => must('Bundling the server', process.execPath, [join(root, 'scripts/bundle.mjs')]);

/** Builds the console. */
export function buildConsole() {
  if (!existsSync(join(console_, 'vite.config.ts'))) return Promise.resolve(false);
  const sources = [
    'src',
    'public',
    'index.html',
    'vite.config.ts',
    'precompress.ts',
    'file-words.ts',
    'package.json',
  ].map((name) => join(console_, name));
  const mark = join(root, 'node_modules', '.kefu-console-built');
  return whenChanged(mark, [...sources, join(root, 'apps/api/schema.graphql')], () =>
    must('Building the console', 'npm', ['run', '--silent', 'build'], { cwd: console_ }),
  );
}
