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
