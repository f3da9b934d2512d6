import { maskBankCard, readBankCard } from '@kefu/office/bank-card';
import { defineSealedColumns, type FieldCipher } from '@kefu/platform/crypto';
import type { FieldProblem } from '@kefu/platform/errors';

/** Kind under which cards are sealed and indexed: that of all cards, so that one is known again. */
const cardSeal = 'bankCard';

defineSealedColumns({ table: 'mortgage_receipt', key: ['id'], column: 'payer_card_sealed', kind: cardSeal });

/** A card as it is stored with a receipt. */
export interface SealedCard {
  readonly sealed: string;
  readonly index: Buffer;
  readonly masked: string;
  /** Why a number that fails its check was kept. */
  readonly reason: string | null;
}

/**
 * The card that a receipt came from (S13). A number that fails its check digit is a warning: whoever says why in four characters
 * or more overrides it.
 */
export function readPayerCard(
  cipher: FieldCipher,
  written: string,
  why: string,
): { readonly card: SealedCard | null } | { readonly problem: FieldProblem } {
  if (!written.trim()) return { card: null };
  const reading = readBankCard(written);
  if ('fault' in reading && reading.fault === 'BAD_BANK_CARD')
    return { problem: { path: 'payerCard', code: 'BAD_BANK_CARD', message: '16 to 19 digits' } };
  if ('fault' in reading && why.trim().length < 4)
    return {
      problem: {
        path: 'payerCard',
        code: 'BAD_CHECKSUM',
        message: 'it fails its check: correct it, or say why it is right',
      },
    };
  const number = 'number' in reading ? reading.number : reading.written;
  return {
    card: {
      sealed: cipher.seal(cardSeal, number),
      index: cipher.blindIndex(cardSeal, number),
      masked: maskBankCard(number),
      reason: 'number' in reading ? null : why.trim(),
    },
  };
}

/** The blind index of a card's whole number; undefined for what is none. */
export function cardIndex(cipher: FieldCipher, written: string): Buffer | undefined {
  const reading = readBankCard(written);
  if ('number' in reading) return cipher.blindIndex(cardSeal, reading.number);
  return reading.fault === 'BAD_CHECKSUM' ? cipher.blindIndex(cardSeal, reading.written) : undefined;
}
