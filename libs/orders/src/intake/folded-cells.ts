import { fold } from '@kefu/platform/search';

/** Texts that are kept at most; more of them would be no forms of one fair. */
const most = 20_000;
const known = new Map<string, string>();

/** A cell's text as texts are compared. Forms of a fair say the same words over and over: each is folded once. */
export function foldCell(text: string): string {
  const found = known.get(text);
  if (found !== undefined) return found;
  const folded = fold(text);
  if (known.size >= most) known.clear();
  known.set(text, folded);
  return folded;
}
