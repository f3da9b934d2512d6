import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person who signs in (X1). What they may do follows from the posts they hold. */
@Entity('person')
export class Person {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('text')
  login!: string;

  @Column('text')
  name!: string;

  @Column('text', { default: 'zh-Hant' })
  language!: string;

  /** argon2id. */
  @Column('text')
  passwordHash!: string;

  @Column('timestamptz', { default: () => 'now()' })
  passwordChangedAt!: Date;

  /** The second factor's secret, sealed; null while it is off. */
  @Column('text', { nullable: true })
  totpSealed!: string | null;

  /** The last 30-second step that was used: a code works once. */
  @Column('bigint', { nullable: true })
  totpLastStep!: number | null;

  /** A secret that was offered and waits for its first code, sealed. */
  @Column('text', { nullable: true })
  totpOffered!: string | null;

  @Column('boolean', { default: true })
  active!: boolean;

  @Column('integer', { default: 1 })
  version!: number;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
