import type { CertificateKind } from '@kefu/office/certificate';
import { type ImportRun, StoredMeanwhile } from '@kefu/office/imports';
import type { FieldCipher } from '@kefu/platform/crypto';
import type { EntityManager } from 'typeorm';
import { Trader } from '../trader/trader.entity.ts';
import type { TraderFields } from '../trader/trader-fields.ts';
import type { TraderWriter } from '../trader/trader-writer.ts';
import { certificateSeal, phoneSeal } from './trader-row.ts';

interface StagedUpdate {
  readonly traderId: string;
  readonly version: number;
  readonly changes: readonly string[];
  readonly name: string;
  readonly certificateKind: CertificateKind;
  readonly certificateSealed: string;
  readonly branchId: string;
  readonly marketOwner: string | null;
  readonly priority: boolean;
  readonly seatNumber: string | null;
  readonly remark: string;
  /** Sealed, the main one first. */
  readonly phones: readonly string[];
}

const batch = 500;
const beforeAll = '00000000-0000-0000-0000-000000000000';

/**
 * Changes the traders whom sound rows of known numbers differ from (T6), cell by cell as people saw it.
 * @returns how many were changed
 * @throws StoredMeanwhile where one of them is not any more what people saw
 */
export async function updateTraders(
  tx: EntityManager,
  run: ImportRun,
  writer: TraderWriter,
  cipher: FieldCipher,
): Promise<number> {
  const source = { type: 'importRun', id: run.id };
  let count = 0;
  for (let after = beforeAll; ; ) {
    // In the order of ids: two imports of the same traders wait for one another and never for ever.
    const rows: StagedUpdate[] = await tx.query(
      `SELECT update_of AS "traderId", update_version AS version, changes, name, certificate_kind AS "certificateKind",
         certificate_sealed AS "certificateSealed", branch_id AS "branchId", market_owner AS "marketOwner", priority,
         seat_number AS "seatNumber", remark,
         ARRAY[phone_sealed] || ARRAY(SELECT p ->> 'sealed' FROM jsonb_array_elements(more_phones) p) AS phones
       FROM trader_staging WHERE run_id = $1 AND NOT faulty AND changes <> '{}' AND update_of > $2
       ORDER BY update_of LIMIT ${batch}`,
      [run.id, after],
    );
    for (const row of rows) {
      const trader = await tx.findOne(Trader, { where: { id: row.traderId }, lock: { mode: 'pessimistic_write' } });
      if (trader?.version !== row.version) throw new StoredMeanwhile();
      await writer.write(tx, trader, fieldsOf(row, cipher), run.fileName, source);
      count++;
    }
    const last = rows.at(-1);
    if (!last || rows.length < batch) return count;
    after = last.traderId;
  }
}

function fieldsOf(row: StagedUpdate, cipher: FieldCipher): TraderFields {
  const certificate = (): TraderFields['certificate'] => ({
    kind: row.certificateKind,
    number: cipher.open(certificateSeal, row.certificateSealed),
  });
  const has = (column: string): boolean => row.changes.includes(column);
  return {
    ...(has('name') && { name: row.name }),
    ...(has('certificate') && { certificate: certificate() }),
    ...(has('phones') && { phones: row.phones.map((phone) => cipher.open(phoneSeal, phone)) }),
    ...(has('branch') && { branchId: row.branchId }),
    ...(has('marketOwner') && { marketOwner: row.marketOwner }),
    ...(has('priority') && { priority: row.priority }),
    ...(has('seatNumber') && { seatNumber: row.seatNumber }),
    ...(has('remark') && { remark: row.remark }),
  };
}
