import { CalendarService, isBusinessDate } from '@kefu/office/calendar';
import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, Failure, givenReason, InvalidInput, NotFound, reasonMissing } from '@kefu/platform/errors';
import { rowScope } from '@kefu/platform/permissions';
import { fold, searchKey } from '@kefu/platform/search';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { contractScopeSql } from '../contract/contract-scope.ts';
import {
  lastPosition,
  type MortgagePeople,
  type RemoveMortgagePersonInput,
  type SaveMortgagePersonInput,
} from './people.types.ts';
import { holderOf, nextPosition, peopleOf, type StoredPerson, storedPeople } from './people-reading.ts';
import { adultFrom, personProblems, type RuledPerson } from './person-rules.ts';
import { PersonSeals } from './person-seals.ts';

type Refusal = InvalidInput | ChangedMeanwhile | NotFound;

interface SeenContract {
  readonly number: string;
  readonly house: string;
  readonly version: number;
}

interface Changed {
  readonly action: string;
  readonly after: Readonly<Record<string, unknown>>;
  readonly reason?: string;
}

/** Everybody whom a contract speaks of: who buys, who signs for a minor, whose spouse, who acts by a power (S7). */
@Injectable()
export class PeopleService {
  readonly #database: Database;
  readonly #calendar: CalendarService;
  readonly #seals: PersonSeals;
  readonly #audit: AuditTrail;

  constructor(database: Database, calendar: CalendarService, seals: PersonSeals, audit: AuditTrail) {
    this.#database = database;
    this.#calendar = calendar;
    this.#seals = seals;
    this.#audit = audit;
  }

  /** The people of a contract that the caller reaches; undefined where there is none. */
  of(contractId: string): Promise<MortgagePeople | undefined> {
    return this.#database.transaction((tx) => peopleOf(tx, contractId));
  }

  /** Enters somebody or says anew what somebody is. Of two who change one contract at once, the second is told. */
  async save(input: SaveMortgagePersonInput): Promise<MortgagePeople | Refusal> {
    const today = await this.#calendar.today();
    const read = this.#seals.read(input, today);
    if (read instanceof InvalidInput) return read;
    if (input.bornOn && (!isBusinessDate(input.bornOn) || input.bornOn > today))
      return InvalidInput.at('input.bornOn', 'IMPOSSIBLE_BIRTH_DATE', 'a day that was');
    if (input.powerUntil && !isBusinessDate(input.powerUntil))
      return InvalidInput.at('input.powerUntil', 'IMPOSSIBLE_DATE', 'a day that exists');
    return this.#change(input, async (tx, people) => {
      const before = people.find(({ position }) => position === input.position);
      if (input.position && !before) return NotFound.of('person');
      const position = before?.position ?? (await nextPosition(tx, input.id));
      if (position > lastPosition) return InvalidInput.at('input.name', 'TOO_MANY', `at most ${lastPosition} people`);
      const same = read.index && (await holderOf(tx, input.id, position, read.index));
      if (same) return InvalidInput.at('input.certificate', 'SAME_CERTIFICATE', `another paper than that of ${same}`);
      const { kind: certificateKind, bornOn: certificateSays } = await this.#seals.known(tx, read, input.id, position);
      if (certificateSays && input.bornOn && certificateSays !== input.bornOn)
        return InvalidInput.at('input.bornOn', 'BIRTH_DATE_DIFFERS', 'the day that the national id says');
      const bornOn = certificateSays ?? input.bornOn ?? before?.bornOn;
      const person = ruled(input, position, certificateKind);
      const others = people.filter((each) => each.position !== position);
      const problems = personProblems(person, [...others, person], bornOn, today);
      if (problems.length > 0) return InvalidInput.of(problems);
      const { name, role, marital, tiedTo, powerScopes, powerUntil } = person;
      await tx.query(
        `INSERT INTO mortgage_person (contract_id, position, name, name_key, role, marital, adult_on, tied_to, power_scopes, power_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (contract_id, position) DO UPDATE
         SET name = $3, name_key = $4, role = $5, marital = $6, adult_on = $7, tied_to = $8, power_scopes = $9, power_until = $10`,
        [
          input.id,
          position,
          name,
          fold(name),
          role,
          marital,
          role === 'minor' && bornOn ? adultFrom(bornOn) : null,
          tiedTo,
          powerScopes,
          powerUntil,
        ],
      );
      const sealed = await this.#seals.write(tx, input.id, position, read);
      const after = { position, role, marital, tiedTo, powerScopes, powerUntil, ...sealed };
      return { action: before ? 'mortgageContract.personChanged' : 'mortgageContract.personEntered', after };
    });
  }

  /** Takes somebody out of a contract, with the reason; the place stays empty. */
  async remove(input: RemoveMortgagePersonInput): Promise<MortgagePeople | Refusal> {
    const reason = givenReason(input.reason);
    if (!reason) return reasonMissing();
    const { id, position } = input;
    return this.#change(input, async (tx, people) => {
      const gone = people.find((each) => each.position === position);
      if (!gone) return NotFound.of('person');
      if (position === 1) return InvalidInput.at('input.position', 'FIRST_BUYS', 'the first is whom the office calls');
      const tied = people.find((each) => each.tiedTo.includes(position));
      if (tied) return InvalidInput.at('input.position', 'TIED', `what ${tied.name} needs: mend that one first`);
      await tx.query('DELETE FROM mortgage_person WHERE contract_id = $1 AND position = $2', [id, position]);
      return { action: 'mortgageContract.personRemoved', after: { position, role: gone.role }, reason };
    });
  }

  /** The contract locked as the caller saw it; its case is counted as well, for what it needs may be something else now. */
  #change(
    { id, version }: { readonly id: string; readonly version: number },
    change: (tx: EntityManager, people: StoredPerson[]) => Promise<Refusal | Changed>,
  ): Promise<MortgagePeople | Refusal> {
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [id];
      const scope = contractScopeSql(rowScope('mortgageContract.people'), values);
      const [contract]: SeenContract[] = await tx.query(
        `SELECT c.number, c.house, c.version FROM mortgage_contract c WHERE c.id = $1 AND ${scope} FOR UPDATE OF c`,
        values,
      );
      if (!contract) return NotFound.of('contract');
      if (contract.version !== version) return ChangedMeanwhile.of(contract.version);
      const done = await change(tx, await storedPeople(tx, id));
      if (done instanceof Failure) return done;
      const buyers: { name: string }[] = await tx.query(
        'SELECT name FROM mortgage_buyer WHERE contract_id = $1 ORDER BY position',
        [id],
      );
      const key = [...buyers.map(({ name }) => searchKey(name)), fold(contract.number), fold(contract.house)].join(' ');
      await tx.query('UPDATE mortgage_contract SET version = version + 1, search_key = $2 WHERE id = $1', [id, key]);
      await tx.query('UPDATE mortgage_case SET version = version + 1 WHERE contract_id = $1', [id]);
      const subject = { type: 'mortgageContract', id };
      await this.#audit.record(tx, { ...done, subject, reason: done.reason ?? null });
      return (await peopleOf(tx, id)) ?? NotFound.of('contract');
    });
  }
}

/** What is wished for, without what its role has no use for. */
function ruled(input: SaveMortgagePersonInput, position: number, certificateKind: string | null): RuledPerson {
  const { role } = input;
  const attorney = role === 'attorney';
  const owns = role === 'buyer' || role === 'coOwner';
  const company = certificateKind === 'businessLicence';
  return {
    position,
    name: input.name.trim().normalize('NFC'),
    role,
    company,
    marital: owns && !company ? (input.marital ?? null) : null,
    tiedTo: role === 'minor' || role === 'spouse' || attorney ? [...new Set(input.tiedTo ?? [])] : [],
    powerScopes: attorney ? [...new Set(input.powerScopes ?? [])] : [],
    powerUntil: attorney ? (input.powerUntil ?? null) : null,
  };
}
