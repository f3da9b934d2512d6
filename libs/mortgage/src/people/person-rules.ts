import { addYears, type BusinessDate } from '@kefu/office/calendar';
import { type FieldProblem, fieldProblem } from '@kefu/platform/errors';

/** What somebody is in a contract: 購房人, 共有人, 未成年共有人, 配偶（非產權人）, 監護人, 受託人. */
export const personRoles = ['buyer', 'coOwner', 'minor', 'spouse', 'guardian', 'attorney'] as const;
export type PersonRole = (typeof personRoles)[number];

export const maritalStatuses = ['single', 'married', 'divorced', 'widowed'] as const;
export type MaritalStatus = (typeof maritalStatuses)[number];

/** What an attorney may do: sign the contract of sale, arrange the loan, register. */
export const powerScopes = ['sale', 'loan', 'registration'] as const;
export type PowerScope = (typeof powerScopes)[number];

/** Age from which somebody signs and borrows. */
export const fullAge = 18;

/** A person of a contract, as far as the rules ask. */
export interface RuledPerson {
  readonly position: number;
  readonly name: string;
  readonly role: PersonRole;
  readonly company: boolean;
  readonly marital: MaritalStatus | null;
  /** Places of others: a minor's guardians, whose spouse, for whom an attorney acts. */
  readonly tiedTo: readonly number[];
  readonly powerScopes: readonly PowerScope[];
  readonly powerUntil: BusinessDate | null;
}

/** Who owns, may be a company, and is asked for a marital status. */
const owning: readonly PersonRole[] = ['buyer', 'coOwner'];

/** Who can be the other end of a tie, by the role of who is tied. */
const ends: Readonly<Record<PersonRole, readonly PersonRole[]>> = {
  buyer: [],
  coOwner: [],
  minor: ['buyer', 'coOwner', 'spouse', 'guardian'],
  spouse: owning,
  guardian: [],
  attorney: ['buyer', 'coOwner', 'spouse', 'guardian'],
};

const tieNeeded: Partial<Readonly<Record<PersonRole, readonly [code: string, message: string]>>> = {
  minor: ['GUARDIAN_MISSING', 'a guardian of full age who stands in the contract'],
  spouse: ['SPOUSE_OF_WHOM', 'one buyer or co-owner'],
  attorney: ['FOR_WHOM', 'whom the attorney acts for: somebody of full age who owns, is a spouse or a guardian'],
};

/** The day on which somebody born on a day is of full age. */
export const adultFrom = (bornOn: BusinessDate): BusinessDate => addYears(bornOn, fullAge);

/**
 * What is wrong with one person of a contract, field by field (S7): a minor neither signs nor borrows and has a guardian; a
 * spouse is somebody's, once; an attorney acts for somebody, within a scope, until a day.
 * @param people everybody as they would stand, the person among them
 * @param bornOn from the certificate or as typed; undefined while nobody knows
 */
export function personProblems(
  person: RuledPerson,
  people: readonly RuledPerson[],
  bornOn: BusinessDate | undefined,
  today: BusinessDate,
): FieldProblem[] {
  const { role, position, company, marital } = person;
  const problems: FieldProblem[] = [];
  const wrong = (path: string, code: string, message: string): void => {
    problems.push(fieldProblem(`input.${path}`, code, message));
  };
  if (position === 1 && role !== 'buyer') wrong('role', 'FIRST_BUYS', 'the first is whom the office calls: a buyer');
  if (company && !owning.includes(role)) wrong('role', 'COMPANY_OWNS', 'a company buys or owns');
  const adult = bornOn === undefined ? undefined : adultFrom(bornOn) <= today;
  if (role !== 'minor' && adult === false)
    wrong('role', 'MINOR', 'somebody below 18 neither signs nor borrows: a co-owner who is a minor, with a guardian');
  if (role === 'minor' && adult === undefined) wrong('bornOn', 'BIRTH_DATE_MISSING', 'a birth date, or a national id');
  if (role === 'minor' && adult) wrong('role', 'OF_AGE', 'somebody of 18 or more is a co-owner');
  const loose = tieProblem(person, people);
  if (loose) wrong('tiedTo', ...loose);
  const spouse = people.some((each) => each.role === 'spouse' && each.tiedTo.includes(position));
  if (spouse && marital !== null && marital !== 'married')
    wrong('marital', 'HAS_SPOUSE', 'married: a spouse stands in the contract');
  if (role === 'spouse') {
    const [of] = person.tiedTo;
    const others = people.filter((each) => each.position !== position && each.role === 'spouse');
    if (others.some(({ tiedTo }) => tiedTo.includes(of ?? 0))) wrong('tiedTo', 'SPOUSE_TWICE', 'one spouse each');
    const married = people.find((each) => each.position === of)?.marital ?? 'married';
    if (married !== 'married') wrong('tiedTo', 'NOT_MARRIED', 'somebody who is married');
  }
  if (role === 'attorney') {
    if (person.powerScopes.length === 0) wrong('powerScopes', 'SCOPE_MISSING', 'what the power is for');
    if (!person.powerUntil) wrong('powerUntil', 'POWER_UNTIL_MISSING', 'the last day of the power');
  }
  const broken = people.find((each) => each.position !== position && tieProblem(each, people));
  if (broken) wrong('role', 'TIED', `what ${broken.name} needs: mend that one first`);
  return problems;
}

/** Why a person's ties do not hold among these people; undefined where they do. */
export function tieProblem(
  { role, position, tiedTo }: RuledPerson,
  people: readonly RuledPerson[],
): readonly [code: string, message: string] | undefined {
  const needed = tieNeeded[role];
  if (!needed) return undefined;
  const fit = tiedTo.filter((end) =>
    people.some(
      (each) =>
        each.position === end &&
        end !== position &&
        ends[role].includes(each.role) &&
        (role === 'attorney' || !each.company),
    ),
  );
  if (fit.length !== tiedTo.length || fit.length === 0 || (role === 'spouse' && fit.length > 1)) return needed;
  return undefined;
}
