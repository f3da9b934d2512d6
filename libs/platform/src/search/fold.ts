import hongKongVariants from 'opencc-js/dict/HKVariantsRev';
import traditionalToSimplified from 'opencc-js/dict/TSCharacters';
import taiwanVariants from 'opencc-js/dict/TWVariantsRev';

/**
 * Every character folds by itself, whatever stands beside it: a phrase table would fold 乾 one way in a
 * long name and another way in the two characters a clerk types, and the two would not meet.
 */
const simplified = table(traditionalToSimplified);
// A few simplified forms stand in the table once more (薴 → 苧 → 苎): all lead to the last one.
for (const [from, to] of simplified) simplified.set(from, simplified.get(to) ?? to);
const targets = new Set(simplified.values());
for (const variants of [hongKongVariants, taiwanVariants]) {
  for (const [variant, traditional] of table(variants)) {
    if (!simplified.has(variant) && !targets.has(variant)) {
      simplified.set(variant, simplified.get(traditional) ?? traditional);
    }
  }
}

function table(pairs: string): Map<string, string> {
  return new Map(pairs.split('|').map((pair) => pair.split(' ', 2) as [string, string]));
}

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const MARKS = /\p{M}/gu;
/** How pinyin keyboards write ü, with or without a tone. */
const U_UMLAUT = /[üǖǘǚǜ]/gu;

function foldCharacterOnce(character: string): string {
  let folded = '';
  for (const part of character.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase().replace(U_UMLAUT, 'v')) {
    // Accents fall from Latin, Greek and Cyrillic; taking Korean or Japanese apart would lose letters.
    const bare = part < '\u1100' ? part.normalize('NFD').replace(MARKS, '') : part;
    for (const piece of bare) {
      const target = simplified.get(piece) ?? piece;
      if (LETTER_OR_DIGIT.test(target)) folded += target;
    }
  }
  return folded;
}

const known = new Map<string, string>();

function foldCharacter(character: string): string {
  const found = known.get(character);
  if (found !== undefined) return found;
  const folded = foldCharacterOnce(character);
  known.set(character, folded);
  return folded;
}

/** Jamo and kana marks that join with the character before them once what stood between is gone. */
const JOINS = /[\p{Script=Hangul}\p{Script=Inherited}]/u;

/**
 * The one form in which texts are compared: width, case, accents, traditional/simplified and regional
 * variants are levelled, everything that is no letter or digit (blanks, brackets, hyphens, `%`) falls away.
 * `沈陽`, ` 沈阳 ` and `Ａ組`, `a组` meet. Folding twice changes nothing. Source row X8.
 */
export function fold(text: string): string {
  let folded = '';
  for (const character of text.normalize('NFKC')) folded += foldCharacter(character);
  return JOINS.test(folded) ? folded.normalize('NFKC') : folded;
}

/** A text in simplified characters, character by character; everything else stays as it is (X7). */
export function toSimplified(text: string): string {
  let result = '';
  for (const character of text) result += simplified.get(character) ?? character;
  return result;
}
