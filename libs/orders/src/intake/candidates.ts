import { fold } from '@kefu/platform/search';

/** A franchisee as forms are matched with it. */
export interface KnownFranchisee {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  /** Its name and other names, folded. */
  readonly folded: readonly string[];
  /** Blind indexes of its telephone and its paper, in hex; none where they are not known. */
  readonly phone: string | null;
  readonly certificate: string | null;
}

/** Why somebody may be meant. */
export type CandidateReason = 'CERTIFICATE' | 'NUMBER' | 'PHONE' | 'NAME_IN_FORM' | 'SIMILAR_NAME' | 'SAME_CITY';

/** A franchisee that a form may be of. */
export interface Candidate {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly why: readonly CandidateReason[];
}

/** Whose form it is: one franchisee for certain, or those whom a person chooses from; nobody is merged by itself. */
export type Whose = { readonly certain: string } | { readonly candidates: readonly Candidate[] };

const most = 5;
const weights: Readonly<Record<CandidateReason, number>> = {
  CERTIFICATE: 9,
  NUMBER: 8,
  PHONE: 7,
  NAME_IN_FORM: 6,
  SIMILAR_NAME: 3,
  SAME_CITY: 1,
};

/** What a form says of whose it is; telephones and paper as blind indexes in hex. */
export interface SaidOfForm {
  readonly fileName: string;
  readonly customer: string;
  readonly number: string;
  readonly phones: readonly string[];
  readonly certificate: string;
}

/**
 * Whose form it is (F3): the franchisee that goes by the file's name, unless the form itself names another. Otherwise those
 * whose paper, number, telephone or name stands in the form, whose name is nearly the file's, or who sit in the same city.
 */
export function whoseForm(said: SaidOfForm, known: readonly KnownFranchisee[]): Whose {
  const named = fold(said.fileName.replace(/\.[a-z]+$/i, ''));
  const customer = fold(said.customer);
  const number = said.number.trim().toUpperCase();
  const byName = known.find(({ folded }) => named !== '' && folded.includes(named));
  const byCustomer = known.find(({ folded }) => customer !== '' && folded.includes(customer));
  const byNumber = known.find((each) => number !== '' && each.number === number);
  const byPaper = known.find(({ certificate }) => certificate !== null && certificate === said.certificate);
  const byPhone = known.find(({ phone }) => phone !== null && said.phones.includes(phone));
  const contradicted = (other: KnownFranchisee | undefined): boolean => other !== undefined && other !== byName;
  const others = [byCustomer, byNumber, byPaper, byPhone];
  if (byName && !others.some(contradicted)) return { certain: byName.id };
  const scored = known.flatMap((each) => {
    const why = reasons(each, named, customer, { ...said, number });
    const score = why.reduce((sum, reason) => sum + weights[reason], 0);
    return score > 0 ? [{ score, candidate: { id: each.id, number: each.number, name: each.name, why } }] : [];
  });
  scored.sort((a, b) => b.score - a.score || (a.candidate.number < b.candidate.number ? -1 : 1));
  return { candidates: scored.slice(0, most).map(({ candidate }) => candidate) };
}

function reasons(
  { number, folded, phone, certificate }: KnownFranchisee,
  named: string,
  customer: string,
  said: SaidOfForm,
): CandidateReason[] {
  const words = [named, customer].filter((word) => word !== '');
  const similar = words.some((word) => folded.some((name) => name === word || isSimilar(name, word)));
  const city = words.some((word) => word.length >= 2 && folded.some((name) => name.slice(0, 2) === word.slice(0, 2)));
  return [
    ...(certificate !== null && certificate === said.certificate ? (['CERTIFICATE'] as const) : []),
    ...(said.number !== '' && number === said.number ? (['NUMBER'] as const) : []),
    ...(phone !== null && said.phones.includes(phone) ? (['PHONE'] as const) : []),
    ...(customer !== '' && folded.includes(customer) ? (['NAME_IN_FORM'] as const) : []),
    ...(similar ? (['SIMILAR_NAME'] as const) : []),
    ...(city ? (['SAME_CITY'] as const) : []),
  ];
}

/** One character in three may differ, be missing or stand too many; or the one name holds the other. */
function isSimilar(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) >= 2 && (a.includes(b) || b.includes(a))) return true;
  return distance(a, b) <= Math.floor(Math.max(a.length, b.length) / 3);
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
