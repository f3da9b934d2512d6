import type { CertificateKind } from '@kefu/office/certificate';
import { defineSealedColumns } from '@kefu/platform/crypto';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MaritalStatus, PersonRole, PowerScope } from './person-rules.ts';

/** Kind under which people's phones are sealed and indexed: that of all phones, so that one person is known again. */
export const personPhoneSeal = 'phone';

/** Kind under which the numbers of their papers are: that of all papers. */
export const personCertificateSeal = 'certificate';

const place = { table: 'mortgage_person', key: ['contract_id', 'position'] };
defineSealedColumns({ ...place, column: 'phone_sealed', kind: personPhoneSeal });
defineSealedColumns({ ...place, column: 'certificate_sealed', kind: personCertificateSeal });

/** Somebody whom a contract speaks of: who buys, and who signs, consents or acts beside them (S7). */
@Entity('mortgage_person')
export class MortgagePerson {
  @PrimaryColumn('uuid')
  contractId!: string;

  /** 1 is whom the office calls; a place is never given to another. */
  @PrimaryColumn('smallint')
  position!: number;

  @Column('text', { default: 'buyer' })
  role!: PersonRole;

  @Column('text')
  name!: string;

  @Column('text')
  nameKey!: string;

  /** E.164 under the seal. */
  @Column('text', { nullable: true })
  phoneSealed!: string | null;

  @Column('bytea', { nullable: true })
  phoneIndex!: Buffer | null;

  @Column('text', { nullable: true })
  phoneMasked!: string | null;

  @Column('text', { nullable: true })
  certificateKind!: CertificateKind | null;

  @Column('text', { nullable: true })
  certificateSealed!: string | null;

  @Column('bytea', { nullable: true })
  certificateIndex!: Buffer | null;

  @Column('text', { nullable: true })
  certificateMasked!: string | null;

  @Column('text', { nullable: true })
  marital!: MaritalStatus | null;

  /** Business date from which a minor is one no more. */
  @Column('date', { nullable: true })
  adultOn!: string | null;

  /** Places of others: a minor's guardians, whose spouse, for whom an attorney acts. */
  @Column('smallint', { array: true, default: {} })
  tiedTo!: number[];

  @Column('text', { array: true, default: {} })
  powerScopes!: PowerScope[];

  /** Last business date of an attorney's power. */
  @Column('date', { nullable: true })
  powerUntil!: string | null;
}
