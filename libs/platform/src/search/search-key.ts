import { fold } from './fold.ts';
import { typedForms, usualReading } from './pinyin.ts';

/**
 * What a name is found by: a blank, then the folded name, its pinyin and its initials, each once, with a
 * blank between them: `李科美` → ` 李科美 likemei lkm`. Heteronyms add the readings people use (曾 zeng, ceng).
 * Stored in a column with a trigram GIN index; see {@link searchPatterns} for the other half. Source row X8.
 * @param names texts under which the row is to be found: its name first, aliases after it
 */
export function searchKey(...names: string[]): string {
  const words = new Set<string>();
  for (const name of names) {
    const folded = fold(name);
    if (folded === '') continue;
    const { full, initials } = typedForms(folded);
    if (names.length === 1 && full.length === 1 && initials.length === 1) {
      // Nine names of ten: worth the few lines when a million of them are imported.
      const [reading = '', letters = ''] = [full[0], initials[0]];
      return reading === folded ? ` ${folded}` : ` ${folded} ${reading}${letters === reading ? '' : ` ${letters}`}`;
    }
    words.add(folded);
    for (const reading of full) words.add(reading);
    for (const letters of initials) words.add(letters);
  }
  let key = '';
  for (const word of words) key += ` ${word}`;
  return key;
}

const CHINESE = /\p{Script=Han}/u;

/**
 * The LIKE patterns a {@link searchKey} must satisfy, all of them, to be found by what a clerk typed. They are
 * shaped so that the trigram index always has something to hold on to:
 * three characters and more are found anywhere; two Chinese characters are found anywhere, with the help of
 * their pinyin; less than that is found at the beginning of a word only (`李`, `lk`).
 * Folding leaves letters and digits alone, so nothing in the text can act as a wildcard.
 * @returns no pattern when the text holds nothing to look for
 */
export function searchPatterns(typed: string): string[] {
  const folded = fold(typed);
  const characters = Array.from(folded);
  if (characters.length === 0) return [];
  if (characters.length >= 3) return [`%${folded}%`];
  const reading = usualReading(folded);
  if (characters.length === 2 && characters.every((one) => CHINESE.test(one))) return [`%${folded}%`, `%${reading}%`];
  return [`% ${folded}%`];
}

/** Escapes the wildcards of LIKE in a text that is to be matched literally and was not folded. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (wildcard) => `\\${wildcard}`);
}
