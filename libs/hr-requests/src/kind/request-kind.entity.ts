import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { KindDefinition } from './kind-definition.ts';

/** A kind of request that HR wrote (H1). */
@Entity('hr_request_kind')
export class RequestKind {
  @PrimaryColumn('text')
  key!: string;

  /** The newest; open requests keep the one that they began under. */
  @Column('integer')
  version!: number;

  /** Since when nobody begins one any more. */
  @Column('timestamptz', { nullable: true })
  ceasedAt!: Date | null;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}

/** What a kind is at one version; never changed. */
@Entity('hr_request_kind_version')
export class RequestKindVersion {
  @PrimaryColumn('text')
  kind!: string;

  @PrimaryColumn('integer')
  version!: number;

  @Column('jsonb')
  definition!: KindDefinition;

  @Column('text')
  changedByName!: string;

  @Column('timestamptz', { default: () => 'now()' })
  changedAt!: Date;
}
