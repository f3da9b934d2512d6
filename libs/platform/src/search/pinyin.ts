import { pinyin } from 'pinyin-pro';
import { everydayReadings, irregularSurnames } from './readings.ts';

/** How one folded character is typed: `usual` first; all that is no Chinese character stands for itself. */
interface Readings {
  chinese: boolean;
  usual: string;
  others: readonly string[];
  /** How it is read as a surname at the head of a name, where that differs (曾 zeng, 单 shan). */
  surname: string | undefined;
}

const options = { toneType: 'none', type: 'array', v: true } as const;
const CHINESE = /\p{Script=Han}/u;
const known = new Map<string, Readings>();

/** 吕 is typed lv on a keyboard, lyu in a passport and lu by those in a hurry. */
function spellings(reading: string): string[] {
  return reading.includes('v') ? [reading, reading.replace('v', 'u'), reading.replace('v', 'yu')] : [reading];
}

function readingsOf(character: string): Readings {
  const found = known.get(character);
  if (found) return found;
  const chinese = CHINESE.test(character);
  const all = chinese ? spellings(pinyin(character, options)[0] ?? character) : [character];
  for (const reading of everydayReadings.get(character) ?? []) all.push(...spellings(reading));
  const surname = chinese ? pinyin(character, { ...options, surname: 'head' })[0] : undefined;
  const [usual = character, ...others] = new Set(all);
  const readings = { chinese, usual, others, surname: surname === usual ? undefined : surname };
  known.set(character, readings);
  return readings;
}

/** A name of many heteronyms has more readings than anyone types; past this many the usual ones serve. */
const MOST_VARIANTS = 8;

/** The usual reading of a folded text, character by character and whatever stands beside it: `宏达` → `hongda`. */
export function usualReading(folded: string): string {
  let text = '';
  for (const character of folded) text += readingsOf(character).usual;
  return text;
}

/**
 * All ways to type a folded name: full readings and initials, the usual ones first in each list.
 * The list of full readings always begins with {@link usualReading}.
 */
export function typedForms(folded: string): { full: string[]; initials: string[] } {
  let full = [''];
  let initials = [''];
  let first = true;
  for (const character of folded) {
    const { chinese, usual, others, surname } = readingsOf(character);
    const choices = first && surname ? [usual, surname, ...others] : others.length > 0 ? [usual, ...others] : undefined;
    first = false;
    if (!choices || full.length * choices.length > MOST_VARIANTS) {
      const initial = chinese ? usual.charAt(0) : usual;
      for (let i = 0; i < full.length; i++) full[i] += usual;
      for (let i = 0; i < initials.length; i++) initials[i] += initial;
      continue;
    }
    full = choices.flatMap((reading) => full.map((start) => start + reading));
    const letters = [...new Set(choices.map((reading) => reading.charAt(0)))];
    initials = letters.flatMap((letter) => initials.map((start) => start + letter));
  }
  const irregular = irregularSurnames.get(folded.slice(0, 2));
  if (irregular) {
    const rest = folded.slice(2);
    full.push(irregular.full + usualReading(rest));
    initials.push(irregular.initials + (typedForms(rest).initials[0] ?? ''));
  }
  return { full, initials };
}
