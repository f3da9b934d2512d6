import { certificateKey } from '@kefu/office/certificate';
import { defineSealedColumns, FieldCipher } from '@kefu/platform/crypto';
import { Injectable } from '@nestjs/common';
import {
  maskTraderFields,
  sealedFields,
  sensitiveFields,
  type TraderField,
  type TraderFields,
} from '../trader/trader-fields.ts';
import type { Application } from './application.entity.ts';

const sealKind = 'application';

defineSealedColumns({ table: 'account_application', key: ['id'], column: 'wish_sealed', kind: sealKind });

/** The columns in which an application keeps what is wanted. */
export type StoredWish = Pick<Application, 'wish' | 'wishMasked' | 'wishSealed' | 'certificateIndex'>;

/** Keeps what an application wants: plain fields in plain, the others under the seal (T4). */
@Injectable()
export class ApplicationWishes {
  readonly #cipher: FieldCipher;

  constructor(cipher: FieldCipher) {
    this.#cipher = cipher;
  }

  /** What is wanted, as it is stored. */
  store(fields: TraderFields): StoredWish {
    const { certificate, phones, bankCard, ...plain } = fields;
    const sealed = { certificate, phones, bankCard };
    const any = Object.values(sealed).some((value) => value !== undefined);
    return {
      wish: plain,
      wishMasked: maskTraderFields({
        ...(certificate && { certificate }),
        ...(phones && { phones }),
        ...(bankCard !== undefined && { bankCard }),
      }),
      wishSealed: any ? this.#cipher.seal(sealKind, JSON.stringify(sealed)) : null,
      certificateIndex: certificate ? this.#cipher.blindIndex('certificate', certificateKey(certificate)) : null,
    };
  }

  /** The sealed fields among these that are wanted already. */
  kept(stored: StoredWish, fields: readonly TraderField[]): TraderFields {
    if (fields.length === 0) return {};
    return Object.fromEntries(
      Object.entries(this.open(stored)).filter(([field]) => fields.some((one) => one === field)),
    );
  }

  /** Blind indexes of the phones that are wanted, by which a trader with the same phone is found. */
  phoneIndexes(stored: StoredWish): Buffer[] {
    return (this.open(stored).phones ?? []).map((phone) => this.#cipher.blindIndex('phone', phone));
  }

  /** What is wanted, in clear: for writing it into the register, never for showing. */
  open({ wish, wishSealed }: StoredWish): TraderFields {
    const sealed = wishSealed ? (JSON.parse(this.#cipher.open(sealKind, wishSealed)) as TraderFields) : {};
    return { ...(wish as TraderFields), ...sealed };
  }
}

/** Whether something is wanted that a second person approves (T4). */
export function isSensitive({ wish, wishMasked }: StoredWish): boolean {
  return sensitiveFields.some((field) => field in wish || field in wishMasked);
}

/** What is wanted as it may be shown. */
export function shownWish({ wish, wishMasked }: StoredWish): Partial<Record<TraderField, unknown>> {
  return { ...wish, ...wishMasked };
}

/** Whether a field is kept under the seal. */
export function isSealed(field: TraderField): boolean {
  return sealedFields.includes(field);
}
