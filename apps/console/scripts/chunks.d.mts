export interface Chunk {
  file: string;
  name?: string;
  imports?: string[];
  css?: string[];
}
export type Manifest = Record<string, Chunk>;
export function readManifest(dist: string): Manifest;
export function keysLike(manifest: Manifest, parts: readonly string[]): string[];
export function filesOf(manifest: Manifest, keys: readonly string[]): Set<string>;
export function stylesOf(manifest: Manifest, files: ReadonlySet<string>): Set<string>;
