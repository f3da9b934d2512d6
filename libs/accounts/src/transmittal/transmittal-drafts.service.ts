import { Lifecycles } from '@kefu/office/lifecycle';
import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, fieldProblem, InvalidInput, NotFound, WrongState } from '@kefu/platform/errors';
import { openSql } from '@kefu/platform/identity';
import { inScope, rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SaveTransmittalInput } from './transmittal.input.ts';
import { insertLines, strangeLines } from './transmittal-lines.ts';

type Refusal = InvalidInput | ChangedMeanwhile | WrongState | NotFound;

/** Packs parcels (T8): a draft and its packing list, as often as its branch likes until it is sent. */
@Injectable()
export class TransmittalDraftsService {
  readonly #database: Database;
  readonly #lifecycles: Lifecycles;
  readonly #audit: AuditTrail;

  constructor(database: Database, lifecycles: Lifecycles, audit: AuditTrail) {
    this.#database = database;
    this.#lifecycles = lifecycles;
    this.#audit = audit;
  }

  /** Begins a draft, or says all of one anew. @returns its id, or why not */
  save(input: SaveTransmittalInput): Promise<string | Refusal> {
    return this.#database.transaction(async (tx) => {
      const draft = input.id ? await this.#draft(tx, input.id, input.version) : await branchOf(tx, input.branchId);
      if (!('branchId' in draft)) return draft;
      const strange = await strangeLines(tx, draft.branchId, input.items, (at) => `input.items.${at}`);
      if (strange.length > 0) return InvalidInput.of(strange);
      const words = {
        courier: input.courier?.trim() ?? '',
        waybill: input.waybill?.trim() ?? '',
        note: input.note?.trim() ?? '',
      };
      const id = input.id ?? (await this.#begin(tx, draft.branchId));
      await tx.query(
        'UPDATE transmittal SET courier = $2, waybill = $3, note = $4, version = version + $5 WHERE id = $1',
        [id, ...Object.values(words), input.id ? 1 : 0],
      );
      await tx.query('DELETE FROM transmittal_item WHERE transmittal_id = $1', [id]);
      await insertLines(tx, id, input.items);
      await this.#audit.record(tx, {
        action: input.id ? 'transmittal.repacked' : 'transmittal.packed',
        subject: { type: 'transmittal', id },
        after: { lines: input.items.length, courier: words.courier, waybill: words.waybill },
      });
      return id;
    });
  }

  async #draft(
    tx: EntityManager,
    id: string,
    version: number | null | undefined,
  ): Promise<{ branchId: string } | NotFound | ChangedMeanwhile | WrongState> {
    const subject = await this.#lifecycles.lock(tx, { type: 'transmittal', id });
    if (!subject?.branchId || !inScope(rowScope('transmittal.send'), subject)) return NotFound.of('transmittal');
    if (subject.version !== version) return ChangedMeanwhile.of(subject.version);
    if (subject.state !== 'draft') return WrongState.of(subject.state, 'It was sent: its packing list stands');
    return { branchId: subject.branchId };
  }

  async #begin(tx: EntityManager, branchId: string): Promise<string> {
    const { lifecycle, lifecycleVersion, state } = this.#lifecycles.start('transmittal');
    const { id: actorId, kind, name } = currentActor();
    const [made]: { id: string }[] = await tx.query(
      `INSERT INTO transmittal (lifecycle, lifecycle_version, state, branch_id, packed_by, packed_by_name)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      [lifecycle, lifecycleVersion, state, branchId, kind === 'person' ? actorId : null, name],
    );
    return made?.id ?? '';
  }
}

/** Whose parcel it is: the branch that is named, or the only one that the caller sends for. */
async function branchOf(
  tx: EntityManager,
  wanted: string | null | undefined,
): Promise<{ branchId: string } | InvalidInput | NotFound> {
  const scope = rowScope('transmittal.send');
  const [only, ...more] = scope.branchIds;
  const branchId = wanted ?? (more.length === 0 ? only : undefined);
  if (!branchId) return InvalidInput.of([fieldProblem('input.branchId', 'REQUIRED', 'whose parcel it is')]);
  const [branch]: unknown[] = await tx.query(
    `SELECT FROM org_unit u WHERE u.id = $1 AND u.kind = 'branch' AND ${openSql('u')} FOR SHARE`,
    [branchId],
  );
  return branch && inScope(scope, { branchId }) ? { branchId } : NotFound.of('branch');
}
