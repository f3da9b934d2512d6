import { defineSealedColumns } from '@kefu/platform/crypto';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Kind under which franchisees' phones are sealed: that of all phones. */
export const franchiseePhoneSeal = 'phone';

/** Kind under which the numbers of their papers are sealed: that of all papers. */
export const franchiseeCertificateSeal = 'certificate';

defineSealedColumns({ table: 'franchisee', key: ['id'], column: 'phone_sealed', kind: franchiseePhoneSeal });
defineSealedColumns({
  table: 'franchisee',
  key: ['id'],
  column: 'certificate_sealed',
  kind: franchiseeCertificateSeal,
});

/** A franchisee (加盟商): who orders at the fair (F3). */
@Entity('franchisee')
export class Franchisee {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  /** 客戶編號, such as K101. */
  @Column('text')
  number!: string;

  @Column('text')
  name!: string;

  /** The name as names are compared. */
  @Column('text')
  folded!: string;

  /** 所屬: the office that looks after it. */
  @Column('text', { default: '' })
  office!: string;

  @Column('boolean', { default: false })
  isNew!: boolean;

  /** Whom an allocation serves first: 1 before 2 before 3. */
  @Column('integer', { default: 2 })
  priorityTier!: number;

  /** Code of the season with which it joined, where it is known. */
  @Column('text', { nullable: true })
  joinedSeason!: string | null;

  @Column('text', { default: '' })
  searchKey!: string;

  /** Where it is told how far its goods are (F31): E.164 under the seal. */
  @Column('text', { nullable: true })
  phoneSealed!: string | null;

  @Column('text', { nullable: true })
  phoneMasked!: string | null;

  @Column('bytea', { nullable: true })
  phoneIndex!: Buffer | null;

  /** The licence's or the owner's paper's number, sealed: a franchisee whose name is misspelt is known by it (F3). */
  @Column('text', { nullable: true })
  certificateSealed!: string | null;

  @Column('text', { nullable: true })
  certificateMasked!: string | null;

  @Column('bytea', { nullable: true })
  certificateIndex!: Buffer | null;

  @Column('text', { default: 'ACTIVE' })
  state!: 'ACTIVE' | 'CLOSED';

  @Column('integer', { default: 1 })
  version!: number;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
