/** Why a cell's text is not a quantity. */
export type QuantityProblem = 'UNREAD' | 'NOT_WHOLE' | 'BELOW_ZERO' | 'TOO_MANY';

/** What a cell's text comes to: whole pieces, or why it does not. */
export type ReadQuantity = { readonly quantity: number } | { readonly problem: QuantityProblem };

/** The most pieces that one cell takes. */
export const mostPieces = 99_999;

/** An exact fraction: `10/4*2` is five, whatever a double makes of it. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

const nothing = /^[-—–―─ー/／]*$/u;
const longest = 60;

/**
 * Reads what was typed or pasted into a cell: `12`, `１２`, `1,200`, `12件`, sums such as `12+6`, `=3*4`, `(2+3)×4`; a blank or a dash is
 * nothing (F3). Whole pieces from 0 to 99,999.
 */
export function readQuantity(typed: string): ReadQuantity {
  const text = typed.normalize('NFKC').replaceAll(/\s/gu, '');
  if (nothing.test(text)) return { quantity: 0 };
  const value = text.length > longest ? undefined : new Sum(text.replace(/^=/, '')).read();
  if (!value) return { problem: 'UNREAD' };
  if (value.over % value.under !== 0n) return { problem: 'NOT_WHOLE' };
  const whole = value.over / value.under;
  if (whole < 0n) return { problem: 'BELOW_ZERO' };
  return whole > BigInt(mostPieces) ? { problem: 'TOO_MANY' } : { quantity: Number(whole) };
}

const number = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?件?/u;

/** A sum read from left to right, products before sums. */
class Sum {
  #rest: string;

  constructor(text: string) {
    this.#rest = text
      .replaceAll(/[×xX✕]/gu, '*')
      .replaceAll('÷', '/')
      .replaceAll(/[−–—]/gu, '-');
  }

  /** @returns its value, nothing where it is no sum */
  read(): Fraction | undefined {
    const value = this.#sum();
    return this.#rest === '' ? value : undefined;
  }

  #take(choices: string): string | undefined {
    const first = this.#rest[0];
    if (first === undefined || !choices.includes(first)) return undefined;
    this.#rest = this.#rest.slice(1);
    return first;
  }

  #sum(): Fraction | undefined {
    let value = this.#product();
    for (let sign = this.#take('+-'); sign && value; sign = this.#take('+-')) {
      const next = this.#product();
      const signed = sign === '-' ? -1n : 1n;
      value = next && {
        over: value.over * next.under + signed * next.over * value.under,
        under: value.under * next.under,
      };
    }
    return value;
  }

  #product(): Fraction | undefined {
    let value = this.#factor();
    for (let sign = this.#take('*/'); sign && value; sign = this.#take('*/')) {
      const next = this.#factor();
      if (!next || (sign === '/' && next.over === 0n)) return undefined;
      value =
        sign === '*'
          ? { over: value.over * next.over, under: value.under * next.under }
          : upright({ over: value.over * next.under, under: value.under * next.over });
    }
    return value;
  }

  #factor(): Fraction | undefined {
    const sign = this.#take('+-');
    if (sign) {
      const value = this.#factor();
      return value && sign === '-' ? { over: -value.over, under: value.under } : value;
    }
    if (this.#take('(')) {
      const value = this.#sum();
      return this.#take(')') ? value : undefined;
    }
    const [found] = number.exec(this.#rest) ?? [];
    if (!found) return undefined;
    this.#rest = this.#rest.slice(found.length);
    const [whole = '', part = ''] = found.replaceAll(/[,件]/gu, '').split('.');
    return { over: BigInt(whole + part), under: 10n ** BigInt(part.length) };
  }
}

function upright({ over, under }: Fraction): Fraction {
  return under < 0n ? { over: -over, under: -under } : { over, under };
}
