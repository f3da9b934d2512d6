import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the build wrote about its chunks, by their keys. */
export function readManifest(dist) {
  return JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
}

/** The keys of chunks whose source contains one of the parts, or whose name is one. */
export function keysLike(manifest, parts) {
  return Object.keys(manifest).filter((key) => parts.some((part) => key.includes(part) || manifest[key].name === part));
}

/** The files that these chunks need to run: their own, and all that they import. */
export function filesOf(manifest, keys) {
  const files = new Set();
  const walk = (key) => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) walk(imported);
  };
  for (const key of keys) walk(key);
  return files;
}

/** The style sheets of the chunks with these files. */
export function stylesOf(manifest, files) {
  return new Set(
    Object.values(manifest)
      .filter(({ file }) => files.has(file))
      .flatMap(({ css }) => css ?? []),
  );
}
