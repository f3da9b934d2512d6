import { Lifecycles } from '@kefu/office/lifecycle';
import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, Failure, type InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { inScope, rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { MoveTransmittalInput, ShelveTransmittalInput } from './transmittal.input.ts';
import type { MoveTransmittalResult } from './transmittal.types.ts';

/** Why a parcel did not move. */
export type MoveRefusal = Exclude<typeof MoveTransmittalResult, { transitions: unknown }>;

/** Sends parcels, receives and acknowledges them (T8). Of two who move one at once, the second is told. */
@Injectable()
export class TransmittalService {
  readonly #database: Database;
  readonly #lifecycles: Lifecycles;
  readonly #audit: AuditTrail;

  constructor(database: Database, lifecycles: Lifecycles, audit: AuditTrail) {
    this.#database = database;
    this.#lifecycles = lifecycles;
    this.#audit = audit;
  }

  /** Moves a parcel along its lifecycle. @returns why not, or undefined once it moved */
  move(
    transition: 'send' | 'cancel' | 'receive' | 'acknowledge',
    { id, version, reason }: MoveTransmittalInput,
  ): Promise<MoveRefusal | undefined> {
    return this.#database.transaction(async (tx) => {
      const moved = await this.#lifecycles.move(tx, { type: 'transmittal', id }, { transition, version, reason });
      return moved instanceof Failure ? moved : undefined;
    });
  }

  /** Says where the papers of a parcel lie, once it is there. @returns why not, or undefined once it is said */
  shelve({
    id,
    version,
    place,
  }: ShelveTransmittalInput): Promise<InvalidInput | ChangedMeanwhile | WrongState | NotFound | undefined> {
    return this.#database.transaction(async (tx) => {
      const subject = await this.#lifecycles.lock(tx, { type: 'transmittal', id });
      if (!subject || !inScope(rowScope('transmittal.receive'), subject)) return NotFound.of('transmittal');
      if (subject.version !== version) return ChangedMeanwhile.of(subject.version);
      if (!['received', 'acknowledged'].includes(subject.state)) {
        return WrongState.of(subject.state, 'It is not in the department');
      }
      const [cabinet, row, box] = [place.cabinet, place.row, place.box].map(
        (part) => part?.trim().normalize('NFC') || null,
      );
      await tx.query(
        'UPDATE transmittal SET cabinet = $2, shelf_row = $3, box = $4, version = version + 1 WHERE id = $1',
        [id, cabinet, row, box],
      );
      await this.#audit.record(tx, {
        action: 'transmittal.shelved',
        subject: { type: 'transmittal', id },
        after: { cabinet, row, box },
      });
      return undefined;
    });
  }
}
