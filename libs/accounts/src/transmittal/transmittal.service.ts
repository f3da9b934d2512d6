import { Documents, readShelfPlace } from '@kefu/office/documents';
import { Lifecycles } from '@kefu/office/lifecycle';
import type { SubjectRef } from '@kefu/office/subjects';
import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, Failure, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { inScope, rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { MoveTransmittalInput, ShelveTransmittalInput } from './transmittal.input.ts';
import type { MoveTransmittalResult } from './transmittal.types.ts';

/** Why a parcel did not move. */
export type MoveRefusal = Exclude<typeof MoveTransmittalResult, { transitions: unknown }>;

/** Sends parcels, receives and acknowledges them (T8). Of two who move one at once, the second is told. */
@Injectable()
export class TransmittalService {
  readonly #database: Database;
  readonly #lifecycles: Lifecycles;
  readonly #documents: Documents;
  readonly #audit: AuditTrail;

  constructor(database: Database, lifecycles: Lifecycles, documents: Documents, audit: AuditTrail) {
    this.#database = database;
    this.#lifecycles = lifecycles;
    this.#documents = documents;
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
      const there = readShelfPlace(place);
      const { cabinet, row, box } = there;
      if (!cabinet) return InvalidInput.at('input.place.cabinet', 'REQUIRED', 'which cabinet');
      await tx.query(
        'UPDATE transmittal SET cabinet = $2, shelf_row = $3, box = $4, version = version + 1 WHERE id = $1',
        [id, cabinet, row, box],
      );
      await this.#audit.record(tx, {
        action: 'transmittal.shelved',
        subject: { type: 'transmittal', id },
        after: { cabinet, row, box },
      });
      await this.#documents.shelveArrived(tx, await arrivedPapers(tx, id), there);
      return undefined;
    });
  }
}

/** What of a parcel is in the department, by whose it is and its type. */
async function arrivedPapers(tx: EntityManager, id: string): Promise<{ subject: SubjectRef; type: string }[]> {
  const lines: { traderId: string | null; applicationId: string | null; type: string }[] = await tx.query(
    `SELECT trader_id AS "traderId", application_id AS "applicationId", type FROM transmittal_item
     WHERE transmittal_id = $1 AND (tick = 'present' OR resolution = 'accepted')`,
    [id],
  );
  return lines.flatMap(({ traderId, applicationId, type }) => [
    ...(traderId ? [{ subject: { type: 'trader', id: traderId }, type }] : []),
    ...(applicationId ? [{ subject: { type: 'application', id: applicationId }, type }] : []),
  ]);
}
