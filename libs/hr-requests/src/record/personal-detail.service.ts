import { AuditTrail } from '@kefu/platform/audit';
import { currentActor, currentContext } from '@kefu/platform/context';
import { defineSealedColumns, FieldCipher } from '@kefu/platform/crypto';
import { Database } from '@kefu/platform/database';
import { givenReason, type InvalidInput, NotFound, reasonMissing } from '@kefu/platform/errors';
import { inScope, rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PersonalDetail } from './personal-detail.entity.ts';
import { PersonalDetailType, RevealedText } from './personal-detail.types.ts';
import { masked, type PersonalDetailKey, personalDetailKeys, personalDetails } from './personal-details.ts';

const sealKind = 'personalDetail';

defineSealedColumns({
  table: 'personal_detail',
  key: ['person_id', 'key'],
  column: 'value_sealed',
  kind: sealKind,
});

/** Personal details (H1): sealed, shown masked, in clear for a reason, changed by a request that HR confirmed. */
@Injectable()
export class PersonalDetailService {
  readonly #database: Database;
  readonly #cipher: FieldCipher;
  readonly #audit: AuditTrail;

  constructor(database: Database, cipher: FieldCipher, audit: AuditTrail) {
    this.#database = database;
    this.#cipher = cipher;
    this.#audit = audit;
  }

  /** What is on record of somebody within the caller's reach, masked, in the order of the list. */
  async of(personId: string): Promise<PersonalDetailType[]> {
    if (!inScope(rowScope('personalDetail.read'), { ownerId: personId })) return [];
    const rows = await this.#database.dataSource.manager.findBy(PersonalDetail, { personId });
    const { language } = currentContext();
    return rows
      .toSorted((a, b) => personalDetailKeys.indexOf(a.key) - personalDetailKeys.indexOf(b.key))
      .map((row) => Object.assign(new PersonalDetailType(), row, { title: personalDetails[row.key][language] }));
  }

  /** Writes what a request changed; the audit names the details and never what they say. */
  async change(
    tx: EntityManager,
    personId: string,
    requestId: string,
    changed: Readonly<Partial<Record<PersonalDetailKey, string>>>,
  ): Promise<void> {
    const keys = personalDetailKeys.filter((key) => changed[key]);
    if (keys.length === 0) return;
    for (const key of keys) {
      const plain = changed[key] ?? '';
      await tx.query(
        `INSERT INTO personal_detail (person_id, key, value_sealed, masked, request_id, changed_by_name)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (person_id, key) DO UPDATE
         SET value_sealed = $3, masked = $4, request_id = $5, changed_by_name = $6, changed_at = now()`,
        [personId, key, this.#cipher.seal(sealKind, plain), masked(plain), requestId, currentActor().name],
      );
    }
    const subject = { type: 'person', id: personId };
    await this.#audit.record(tx, { action: 'personalDetails.changed', subject, after: { details: keys } });
  }

  /** One detail in clear, with a reason of four characters or more; the audit has who, which and why. */
  reveal(personId: string, key: PersonalDetailKey, why: string): Promise<RevealedText | InvalidInput | NotFound> {
    const reason = givenReason(why);
    if (!reason) return Promise.resolve(reasonMissing());
    if (!inScope(rowScope('personalDetail.read'), { ownerId: personId })) return Promise.resolve(NotFound.of('person'));
    return this.#database.transaction(async (tx) => {
      const detail = await tx.findOneBy(PersonalDetail, { personId, key });
      if (!detail) return NotFound.of('personal detail');
      const subject = { type: 'person', id: personId };
      await this.#audit.record(tx, { action: 'personalDetail.revealed', subject, after: { detail: key }, reason });
      return Object.assign(new RevealedText(), { value: this.#cipher.open(sealKind, detail.valueSealed) });
    });
  }
}
