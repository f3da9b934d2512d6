import { AuditTrail } from '@kefu/platform/audit';
import type { RowScope } from '@kefu/platform/context';
import { FieldCipher } from '@kefu/platform/crypto';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, type FieldProblem, InvalidInput, NotFound } from '@kefu/platform/errors';
import { OrgUnit } from '@kefu/platform/identity';
import { inScope, rowScope } from '@kefu/platform/permissions';
import { fold, searchKey } from '@kefu/platform/search';
import { Topics } from '@kefu/platform/topics';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import { maskPhone, readPhones } from '../phone/index.ts';
import { Trader } from '../trader/trader.entity.ts';
import { TraderPhone } from '../trader/trader-phone.entity.ts';
import type { TraderChange } from './trader-change.types.ts';

/** The columns that a change touches, as they are to be stored. */
type Changes = Partial<
  Pick<Trader, 'name' | 'nameKey' | 'searchKey' | 'branchId' | 'marketOwner' | 'priority' | 'seatNumber' | 'remark'>
>;

/** What a change was read as. */
interface Reading {
  readonly changes: Changes;
  /** E.164; undefined leaves the phones alone. */
  readonly phones: readonly string[] | undefined;
  readonly problems: readonly FieldProblem[];
}

/** Changes of what the register says of a trader (T6). A certificate changes by request, with a second approver (T4). */
@Injectable()
export class TraderChangeService {
  readonly #database: Database;
  readonly #audit: AuditTrail;
  readonly #cipher: FieldCipher;
  readonly #topics: Topics;

  constructor(database: Database, audit: AuditTrail, cipher: FieldCipher, topics: Topics) {
    this.#database = database;
    this.#audit = audit;
    this.#cipher = cipher;
    this.#topics = topics;
  }

  /**
   * Changes a trader that the caller may change, under the version that they read.
   * @returns the failure, or undefined once it is changed (also when nothing was different)
   */
  change(
    id: string,
    version: number,
    change: TraderChange,
  ): Promise<InvalidInput | ChangedMeanwhile | NotFound | undefined> {
    if (!isUUID(id)) return Promise.resolve(NotFound.of('trader'));
    return this.#database.transaction(async (tx) => {
      const scope = rowScope('trader.change');
      const trader = await tx.findOne(Trader, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!trader || !inScope(scope, trader)) return NotFound.of('trader');
      if (trader.version !== version) return ChangedMeanwhile.of(trader.version);
      const { changes, phones, problems } = await read(tx, trader, change, scope);
      if (problems.length > 0) return InvalidInput.of(problems);
      const before = changedFields(trader, changes);
      const after: Record<string, unknown> = pick(changes, Object.keys(before));
      const written = phones && (await this.#writePhones(tx, id, phones));
      if (written) {
        before.phones = written.before;
        after.phones = written.after;
      }
      if (Object.keys(before).length === 0) return undefined;
      await tx.update(Trader, id, { ...changes, version: version + 1, updatedAt: () => 'now()' });
      await this.#audit.record(tx, { action: 'trader.changed', subject: { type: 'trader', id }, before, after });
      const branchId = changes.branchId ?? trader.branchId;
      await this.#topics.announce(tx, { type: 'trader', id, permission: 'trader.read', branchId });
      return undefined;
    });
  }

  /** @returns the phones masked before and after, or undefined when they are the same ones */
  async #writePhones(
    tx: EntityManager,
    traderId: string,
    phones: readonly string[],
  ): Promise<{ before: string[]; after: string[] } | undefined> {
    const stored = await tx.find(TraderPhone, { where: { traderId }, order: { position: 'ASC' } });
    const indexes = phones.map((phone) => this.#cipher.blindIndex('phone', phone));
    const same = stored.length === phones.length && stored.every((row, i) => indexes[i]?.equals(row.phoneIndex));
    if (same) return undefined;
    await tx.delete(TraderPhone, { traderId });
    const rows = phones.map((phone, i) => ({
      traderId,
      position: i + 1,
      phoneSealed: this.#cipher.seal('phone', phone),
      phoneIndex: this.#cipher.blindIndex('phone', phone),
      phoneMasked: maskPhone(phone),
    }));
    if (rows.length > 0) await tx.insert(TraderPhone, rows);
    return { before: stored.map((row) => row.phoneMasked), after: rows.map((row) => row.phoneMasked) };
  }
}

/** Reads a change as staff write it; a problem names its field. */
async function read(tx: EntityManager, trader: Trader, change: TraderChange, scope: RowScope): Promise<Reading> {
  const problems: FieldProblem[] = [];
  const changes: Changes = {};
  const control = (path: string, text: string | null | undefined): void => {
    if (text?.includes('\0')) problems.push({ path, code: 'CONTROL_CHARACTER', message: 'holds a control character' });
  };
  for (const path of ['name', 'marketOwner', 'seatNumber', 'remark'] as const) control(path, change[path]);
  if (change.name != null) {
    changes.name = change.name.normalize('NFC').trim();
    changes.nameKey = fold(changes.name);
    changes.searchKey = `${searchKey(changes.name)} ${fold(trader.number)}`;
    if (changes.nameKey === '') problems.push({ path: 'name', code: 'MISSING', message: 'a trader has a name' });
  }
  if (change.branchId != null && change.branchId !== trader.branchId) {
    const branch = await tx.findOneBy(OrgUnit, { id: change.branchId, kind: 'branch' });
    // A branch out of reach is as unknown as one that does not exist.
    if (!branch || !inScope(scope, { branchId: branch.id })) {
      problems.push({ path: 'branchId', code: 'UNKNOWN_BRANCH', message: 'no such branch' });
    }
    changes.branchId = change.branchId;
  }
  if (change.marketOwner != null) changes.marketOwner = change.marketOwner.normalize('NFC').trim() || null;
  if (change.seatNumber != null) changes.seatNumber = change.seatNumber.normalize('NFC').trim() || null;
  if (change.remark != null) changes.remark = change.remark.normalize('NFC').trim();
  if (change.priority != null) changes.priority = change.priority;
  return { changes, phones: change.phones ? readEach(change.phones, problems) : undefined, problems };
}

function readEach(cells: readonly string[], problems: FieldProblem[]): string[] {
  const phones: string[] = [];
  cells.forEach((cell, i) => {
    const reading = readPhones(cell);
    if ('fault' in reading) {
      problems.push({ path: `phones.${i}`, code: reading.fault, message: 'expected a phone that can be called' });
    } else {
      for (const phone of reading.phones) if (!phones.includes(phone)) phones.push(phone);
    }
  });
  return phones;
}

/** The fields that will be different, as they are now; keys for search are nobody's concern. */
function changedFields(trader: Trader, changes: Changes): Record<string, unknown> {
  const { nameKey: _nameKey, searchKey: _searchKey, ...shown } = changes;
  const keys = (Object.keys(shown) as (keyof typeof shown)[]).filter((key) => trader[key] !== shown[key]);
  return pick(trader, keys);
}

function pick(from: object, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)));
}
