import { maskBankCard } from '@kefu/office/bank-card';
import { certificateKey, maskCertificate } from '@kefu/office/certificate';
import { maskPhone } from '@kefu/office/phone';
import { AuditTrail } from '@kefu/platform/audit';
import { FieldCipher } from '@kefu/platform/crypto';
import { Outbox } from '@kefu/platform/outbox';
import { fold, searchKey } from '@kefu/platform/search';
import { Topics } from '@kefu/platform/topics';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountEvents, type ActSource } from '../account-event/index.ts';
import { Trader } from './trader.entity.ts';
import { TraderBankCard } from './trader-bank-card.entity.ts';
import { traderCheck } from './trader-checking.ts';
import { maskTraderFields, type TraderField, type TraderFields, traderFields } from './trader-fields.ts';
import { TraderPhone } from './trader-phone.entity.ts';

/** Fields as they may be shown, by field. */
export type ShownFields = Record<string, unknown>;

/** What a write changed, as it may be shown. */
export interface WrittenFields {
  readonly before: ShownFields;
  readonly after: ShownFields;
}

/** Writes what the register says of a trader (T4, T6): sealed, found again, on the record, and told to who follows. */
@Injectable()
export class TraderWriter {
  readonly #audit: AuditTrail;
  readonly #cipher: FieldCipher;
  readonly #topics: Topics;
  readonly #events: AccountEvents;
  readonly #outbox: Outbox;

  constructor(audit: AuditTrail, cipher: FieldCipher, topics: Topics, events: AccountEvents, outbox: Outbox) {
    this.#audit = audit;
    this.#cipher = cipher;
    this.#topics = topics;
    this.#events = events;
    this.#outbox = outbox;
  }

  /**
   * Writes fields of a trader that the caller holds locked. What is the same already is left alone.
   * @returns what changed, or undefined when nothing was different
   */
  async write(
    tx: EntityManager,
    trader: Trader,
    fields: TraderFields,
    reason?: string,
    source?: ActSource,
  ): Promise<WrittenFields | undefined> {
    const [was, becomes] = [await this.#known(tx, trader), this.#keys(fields)];
    const keys = traderFields.filter((field) => field in becomes && becomes[field] !== was.keys[field]);
    if (keys.length === 0) return undefined;
    const changed = pick(fields, keys);
    const written = { before: pick(was.shown, keys), after: maskTraderFields(changed) };
    await tx.update(Trader, trader.id, {
      ...this.#columns(trader, changed),
      version: trader.version + 1,
      updatedAt: () => 'now()',
    });
    if (changed.phones) await this.#writePhones(tx, trader.id, changed.phones);
    if (changed.bankCard !== undefined) await this.#writeBankCard(tx, trader.id, changed.bankCard);
    const subject = { type: 'trader', id: trader.id };
    await this.#audit.record(tx, { action: 'trader.changed', subject, ...written, reason: reason ?? null });
    // A remark is a note of the department's own, no fact about the trader.
    if (keys.some((key) => key !== 'remark')) {
      await this.#events.record(tx, { kind: 'changed', traderIds: [trader.id], source });
    }
    const branchId = changed.branchId ?? trader.branchId;
    await this.#topics.announce(tx, { ...subject, permission: 'trader.read', branchId });
    await this.#outbox.add(tx, traderCheck(trader.id));
    return written;
  }

  /** What the register says of a trader now, masked. */
  async shown(tx: EntityManager, trader: Trader): Promise<ShownFields> {
    return (await this.#known(tx, trader)).shown;
  }

  /** The columns of the trader's own row. */
  #columns(trader: Pick<Trader, 'number'>, fields: TraderFields): Partial<Trader> {
    const { name, certificate, phones: _phones, bankCard: _bankCard, ...plain } = fields;
    return {
      ...plain,
      ...(name !== undefined && { name, nameKey: fold(name), searchKey: `${searchKey(name)} ${fold(trader.number)}` }),
      ...(certificate && {
        certificateKind: certificate.kind,
        certificateSealed: this.#cipher.seal('certificate', certificate.number),
        certificateIndex: this.#cipher.blindIndex('certificate', certificateKey(certificate)),
        certificateMasked: maskCertificate(certificate.number),
      }),
    };
  }

  /** What is stored: as it may be shown, and as keys by which two values are told to be the same. */
  async #known(tx: EntityManager, trader: Trader): Promise<{ shown: ShownFields; keys: ShownFields }> {
    const phones = await tx.find(TraderPhone, { where: { traderId: trader.id }, order: { position: 'ASC' } });
    const card = await tx.findOneBy(TraderBankCard, { traderId: trader.id });
    const { name, branchId, marketOwner, seatNumber, priority, remark } = trader;
    const plain = { name, branchId, marketOwner, seatNumber, priority, remark };
    return {
      shown: {
        ...plain,
        certificate: trader.certificateMasked,
        phones: phones.map((row) => row.phoneMasked),
        bankCard: card?.cardMasked ?? null,
      },
      keys: {
        ...plain,
        certificate: trader.certificateIndex.toString('hex'),
        phones: phones.map((row) => row.phoneIndex.toString('hex')).join(),
        bankCard: card?.cardIndex.toString('hex') ?? null,
      },
    };
  }

  #keys({ certificate, phones, bankCard, ...plain }: TraderFields): ShownFields {
    const key = (kind: string, value: string): string => this.#cipher.blindIndex(kind, value).toString('hex');
    return {
      ...plain,
      ...(certificate && { certificate: key('certificate', certificateKey(certificate)) }),
      ...(phones && { phones: phones.map((phone) => key('phone', phone)).join() }),
      ...(bankCard !== undefined && { bankCard: bankCard && key('bankCard', bankCard) }),
    };
  }

  async #writePhones(tx: EntityManager, traderId: string, phones: readonly string[]): Promise<void> {
    await tx.delete(TraderPhone, { traderId });
    const rows = phones.map((phone, i) => ({
      traderId,
      position: i + 1,
      phoneSealed: this.#cipher.seal('phone', phone),
      phoneIndex: this.#cipher.blindIndex('phone', phone),
      phoneMasked: maskPhone(phone),
    }));
    if (rows.length > 0) await tx.insert(TraderPhone, rows);
  }

  async #writeBankCard(tx: EntityManager, traderId: string, card: string | null): Promise<void> {
    await tx.delete(TraderBankCard, { traderId });
    if (card === null) return;
    await tx.insert(TraderBankCard, {
      traderId,
      cardSealed: this.#cipher.seal('bankCard', card),
      cardIndex: this.#cipher.blindIndex('bankCard', card),
      cardMasked: maskBankCard(card),
    });
  }

  /** Enters a new trader with its phones and bank card; the caller has made sure that number and certificate are free. */
  async enter(
    tx: EntityManager,
    trader: NewTrader,
    fields: Required<Pick<TraderFields, 'name' | 'branchId' | 'certificate'>> & TraderFields,
    source?: ActSource,
  ): Promise<string> {
    const entity = tx.create(Trader, { number: trader.number, kind: trader.kind, ...this.#columns(trader, fields) });
    const { id } = await tx.save(entity);
    await this.#writePhones(tx, id, fields.phones ?? []);
    await this.#writeBankCard(tx, id, fields.bankCard ?? null);
    const subject = { type: 'trader', id };
    const after = { number: trader.number, kind: trader.kind, ...maskTraderFields(fields) };
    await this.#audit.record(tx, { action: 'trader.opened', subject, after });
    await this.#events.record(tx, { kind: 'opened', traderIds: [id], source });
    await this.#topics.announce(tx, { ...subject, permission: 'trader.read', branchId: fields.branchId });
    await this.#outbox.add(tx, traderCheck(id));
    return id;
  }
}

/** What a new trader is beside its fields. */
export interface NewTrader {
  readonly number: string;
  readonly kind: Trader['kind'];
}

function pick<Fields extends object>(from: Fields, keys: readonly TraderField[]): Fields {
  return Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key as TraderField))) as Fields;
}
