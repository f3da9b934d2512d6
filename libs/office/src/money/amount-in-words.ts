import type { FenAmount } from './fen.ts';

const digits = { 'zh-Hant': '零壹貳參肆伍陸柒捌玖', 'zh-Hans': '零壹贰叁肆伍陆柒捌玖' } as const;
const places = ['', '拾', '佰', '仟'];
const groups = {
  'zh-Hant': ['', '萬', '億', '兆'],
  'zh-Hans': ['', '万', '亿', '兆'],
} as const;
const signs = { 'zh-Hant': '負', 'zh-Hans': '负' } as const;

/**
 * An amount as contracts write it beside the figure (大寫, S14): 壹仟貳佰參拾肆元伍角陸分; whole yuan end in 整. Zeros
 * inside are said once, as the rules for bills ask.
 */
export function amountInWords(amount: FenAmount, language: 'zh-Hant' | 'zh-Hans'): string {
  const text = String(Math.abs(amount)).padStart(3, '0');
  const [yuan, jiao, fen] = [text.slice(0, -2), Number(text.at(-2)), Number(text.at(-1))];
  const digit = (value: number): string => digits[language][value] ?? '';
  const whole = wholeInWords(yuan, language);
  const part = jiao === 0 && fen === 0 ? '整' : partInWords(jiao, fen, whole !== '', digit);
  return `${amount < 0 ? signs[language] : ''}${whole ? `${whole}元` : part === '整' ? '零元' : ''}${part}`;
}

const signOf: Readonly<Record<string, string>> = { 负: '負', 贰: '貳', 叁: '參', 陆: '陸', 万: '萬', 亿: '億' };
const sizes: Readonly<Record<string, bigint>> = { 拾: 10n, 佰: 100n, 仟: 1000n };
const groupSizes: Readonly<Record<string, bigint>> = { 萬: 10_000n, 億: 100_000_000n, 兆: 1_000_000_000_000n };

/**
 * The amount that words say, in fen: the other half of {@link amountInWords}, in either script (S14).
 * @returns undefined for words that this house would not have written for any amount
 */
export function amountFromWords(words: string): FenAmount | undefined {
  const said = Array.from(words.normalize('NFKC').trim(), (sign) => signOf[sign] ?? sign).join('');
  const [, minus, yuan = '', jiao = '零', fen = '零'] =
    /^(負?)(?:([^元角分整]+)元)?(?:整|零?(?:([^零元角分整])角)?(?:(.)分)?)$/u.exec(said) ?? [];
  const value = wholeOfWords(yuan) * 100n + BigInt(Math.max(0, digitOf(jiao)) * 10 + Math.max(0, digitOf(fen)));
  const amount = Number(minus ? -value : value);
  return Number.isSafeInteger(amount) && amountInWords(amount, 'zh-Hant') === said ? amount : undefined;
}

function digitOf(sign: string): number {
  return digits['zh-Hant'].indexOf(sign);
}

function wholeOfWords(yuan: string): bigint {
  let [total, group, digit] = [0n, 0n, 0n];
  for (const sign of yuan) {
    const [size, groupSize] = [sizes[sign], groupSizes[sign]];
    if (size) [group, digit] = [group + digit * size, 0n];
    else if (groupSize) [total, group, digit] = [total + (group + digit) * groupSize, 0n, 0n];
    else digit = BigInt(Math.max(0, digitOf(sign)));
  }
  return total + group + digit;
}

function partInWords(jiao: number, fen: number, afterYuan: boolean, digit: (value: number) => string): string {
  const tenths = jiao > 0 ? `${digit(jiao)}角` : afterYuan ? digit(0) : '';
  return `${tenths}${fen > 0 ? `${digit(fen)}分` : ''}`;
}

/** Yuan in words, without their unit; nothing for none. */
function wholeInWords(yuan: string, language: 'zh-Hant' | 'zh-Hans'): string {
  let words = '';
  let zero = false;
  const padded = yuan.padStart(Math.ceil(yuan.length / 4) * 4, '0');
  for (let at = 0; at < padded.length; at += 4) {
    const group = padded.slice(at, at + 4);
    let said = '';
    for (const [place, figure] of Array.from(group).entries()) {
      if (figure === '0') {
        zero = words !== '' || said !== '';
        continue;
      }
      said += `${zero ? digits[language][0] : ''}${digits[language][Number(figure)]}${places[3 - place]}`;
      zero = false;
    }
    if (said) words += `${said}${groups[language][(padded.length - at) / 4 - 1]}`;
  }
  return words;
}
