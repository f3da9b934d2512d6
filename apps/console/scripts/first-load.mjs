/**
 * What a browser must fetch before the sign-in, and before the cockpit, stands: the entry, all it imports, and the
 * chunks that either page pulls in, in gzip. `measure()` for the tests; run as a script it prints the list and fails past the budget.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { filesOf, keysLike, readManifest } from './chunks.mjs';

const dist = resolve(import.meta.dirname, '../dist');

/** Bytes of JavaScript, gzip; #2 names the figure. */
export const budget = 250 * 1024;

/** Pages that a first visit can open with, by their source; each is a visit of its own. */
const visits = {
  'sign-in': { pages: ['src/shell/sign-in.page.tsx', 'src/shell/sign-in-form.tsx'], words: ['words'] },
  // With antd's frame, which every page of a desk stands in.
  today: { pages: ['src/shell/cockpit.page.tsx', 'src/shell/antd-frame.tsx'], words: ['words', 'desks'] },
};
/** One language is fetched; the largest of the three is counted. */
const languages = [
  { code: 'zh-Hant', antd: ['antd/es/locale/zh_TW', 'dayjs/locale/zh-tw'] },
  { code: 'zh-Hans', antd: ['antd/es/locale/zh_CN', 'dayjs/locale/zh-cn'] },
  { code: 'en', antd: ['antd/es/locale/en_GB', 'dayjs/locale/en-gb'] },
];

/** @returns for each visit, its files with their bytes in gzip, and their sum */
export function measure() {
  const manifest = readManifest(dist);
  const sizes = new Map();
  const sizeOf = (file) => {
    if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(dist, file))).length);
    return sizes.get(file);
  };
  const sum = (files) => [...files].reduce((bytes, file) => bytes + sizeOf(file), 0);

  return Object.entries(visits).map(([name, { pages, words }]) => {
    const heaviest = languages
      .map(({ code, antd }) => [...words.map((part) => `${part}-${code}`), ...(words.includes('desks') ? antd : [])])
      .map((parts) => filesOf(manifest, ['index.html', ...keysLike(manifest, [...pages, ...parts])]))
      .toSorted((a, b) => sum(b) - sum(a))[0];
    const files = [...heaviest].map((file) => ({ file, bytes: sizeOf(file) })).toSorted((a, b) => b.bytes - a.bytes);
    return { name, files, bytes: sum(heaviest) };
  });
}

if (process.argv[1] === import.meta.filename) {
  for (const { name, files, bytes } of measure()) {
    for (const one of files) process.stdout.write(`${(one.bytes / 1024).toFixed(1).padStart(8)} KB  ${one.file}\n`);
    process.stdout.write(`${(bytes / 1024).toFixed(1).padStart(8)} KB  ${name}, of ${budget / 1024} KB\n\n`);
    if (bytes > budget) process.exitCode = 1;
  }
}
