import { createRequire } from 'node:module';
import { TextDecoder } from 'node:util';

const load = createRequire(import.meta.url);

/** Encodings that office software of the region writes. `gb18030` reads GBK and GB2312 too. */
export const encodings = ['utf-8', 'gb18030', 'big5', 'utf-16le'] as const;
export type Encoding = (typeof encodings)[number];

/**
 * Detects the encoding of a text by its beginning: a mark, valid UTF-8, else whichever of GB 18030 and Big5 makes
 * known headings of the first line, since the two can read almost any of each other's bytes.
 * @param knowsHeadings how many of the headings in the first line are known
 */
export function detectEncoding(head: Uint8Array, knowsHeadings: (line: string) => number): Encoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (decodes(head, 'utf-8') !== undefined) return 'utf-8';
  const scored = (['gb18030', 'big5'] as const)
    .map((encoding) => ({ encoding, text: decodes(head, encoding) }))
    .filter((one) => one.text !== undefined)
    .map(({ encoding, text = '' }) => ({ encoding, score: knowsHeadings(firstLine(text)) }))
    .toSorted((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (best && (!second || best.score > second.score)) return best.encoding;
  // Its tables are large and hardly ever asked for.
  const jschardet = load('jschardet') as typeof import('jschardet');
  return /big5/i.test(jschardet.detect(Buffer.from(head)).encoding ?? '') ? 'big5' : 'gb18030';
}

function decodes(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    // `stream` forgives the character that the end of the beginning cuts in two.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

/** The first line that holds anything. */
export function firstLine(text: string): string {
  return text.split(/\r\n|\n|\r/).find((line) => line.trim() !== '') ?? '';
}
