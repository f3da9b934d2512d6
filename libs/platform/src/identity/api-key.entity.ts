import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An integration's key (X10): permissions as scopes, stored hashed, shown once. */
@Entity('api_key')
export class ApiKey {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('text')
  name!: string;

  @Column('bytea')
  tokenHash!: Buffer;

  @Column('text')
  prefix!: string;

  @Column('text', { array: true })
  permissions!: string[];

  /** Branches that the key is confined to; null is all rows. */
  @Column('uuid', { array: true, nullable: true })
  branchIds!: string[] | null;

  @Column('uuid')
  createdBy!: string;

  /** Who answers for it now, where it is not who made it. */
  @Column('uuid', { nullable: true })
  keptBy!: string | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  expiresAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  lastUsedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;
}
