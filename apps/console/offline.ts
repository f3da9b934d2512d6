import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { filesOf, keysLike, readManifest, stylesOf } from './scripts/chunks.mjs';

/** What the pages of the fair fetch when they are opened, in any language: by source, or by the name of a chunk. */
const parts = [
  'src/desks/fair/fair.page.tsx',
  'src/desks/fair/sheet.page.tsx',
  'src/shell/antd-frame.tsx',
  'src/shell/live.ts',
  'src/shell/sign-in-again.tsx',
  'src/shell/sign-in.page.tsx',
  'src/shell/words/',
  'antd/es/locale/',
  'dayjs/locale/',
];
/** Files that are not chunks. The first is the page itself, by the address that is never redirected. */
const beside = { '/': 'index.html', '/appearance.js': 'appearance.js', '/icon.svg': 'icon.svg' };

/** Writes the worker that opens the fair's pages without a network, with the files of this release (offline-worker.js). */
export function offline(): Plugin {
  let root = '';
  let dist = '';
  return {
    name: 'kefu-offline',
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
      dist = join(config.root, config.build.outDir);
    },
    closeBundle: () => {
      const manifest = readManifest(dist);
      const chunks = filesOf(manifest, ['index.html', ...keysLike(manifest, parts)]);
      const assets = [...chunks, ...stylesOf(manifest, chunks)].map((file) => `/${file}`);
      const release = createHash('sha256').update(assets.join());
      for (const file of Object.values(beside)) release.update(readFileSync(join(dist, file)));
      const source = readFileSync(join(root, 'src/offline/offline-worker.js'), 'utf8')
        .replace('__RELEASE__', release.digest('hex').slice(0, 16))
        .replace("'__FILES__'", [...Object.keys(beside), ...assets].map((path) => JSON.stringify(path)).join());
      writeFileSync(join(dist, 'offline-worker.js'), source);
    },
  };
}
