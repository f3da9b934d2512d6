import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the department found when it opened the parcel. */
export const itemTicks = ['present', 'missing', 'damaged', 'extra'] as const;
export type ItemTick = (typeof itemTicks)[number];

/** What was agreed on a difference. */
export const resolutions = ['branchResends', 'agreedMissing', 'accepted', 'sentBack'] as const;
export type Resolution = (typeof resolutions)[number];

/** Which resolutions fit which difference. */
export const fittingResolutions: Readonly<Record<Exclude<ItemTick, 'present'>, readonly Resolution[]>> = {
  missing: ['branchResends', 'agreedMissing'],
  damaged: ['branchResends', 'accepted', 'sentBack'],
  extra: ['accepted', 'sentBack'],
};

/** One line of a packing list (T8); `extra` lines were added by who opened the parcel. */
@Entity('transmittal_item')
export class TransmittalItem {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid')
  transmittalId!: string;

  @Column('smallint')
  position!: number;

  @Column('uuid', { nullable: true })
  traderId!: string | null;

  @Column('uuid', { nullable: true })
  applicationId!: string | null;

  /** Key of a type of paper, or the sender's own words. */
  @Column('text')
  type!: string;

  @Column('smallint', { default: 1 })
  copies!: number;

  @Column('text', { default: '' })
  note!: string;

  @Column('text', { nullable: true })
  tick!: ItemTick | null;

  @Column('text', { nullable: true })
  tickedByName!: string | null;

  @Column('timestamptz', { nullable: true })
  tickedAt!: Date | null;

  @Column('text', { nullable: true })
  resolution!: Resolution | null;

  @Column('text', { default: '' })
  resolutionNote!: string;

  @Column('text', { nullable: true })
  resolvedByName!: string | null;

  @Column('timestamptz', { nullable: true })
  resolvedAt!: Date | null;

  @Column('integer', { default: 1 })
  version!: number;
}
