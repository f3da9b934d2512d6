import { CaseEntity } from '@kefu/office/lifecycle';
import { Column, Entity } from 'typeorm';

/** A parcel of files from a branch to the department (T8). */
@Entity('transmittal')
export class Transmittal extends CaseEntity {
  /** By which people call it, such as P000123. */
  @Column('text', { default: () => `'P' || lpad(nextval('transmittal_number')::text, 6, '0')` })
  number!: string;

  @Column('uuid')
  branchId!: string;

  /** Who carries it; empty where somebody from the branch brings it. */
  @Column('text', { default: '' })
  courier!: string;

  @Column('text', { default: '' })
  waybill!: string;

  @Column('text', { default: '' })
  note!: string;

  @Column('uuid', { nullable: true })
  packedBy!: string | null;

  @Column('text')
  packedByName!: string;

  @Column('timestamptz', { default: () => 'now()' })
  packedAt!: Date;

  @Column('text', { nullable: true })
  sentByName!: string | null;

  @Column('timestamptz', { nullable: true })
  sentAt!: Date | null;

  @Column('text', { nullable: true })
  receivedByName!: string | null;

  @Column('timestamptz', { nullable: true })
  receivedAt!: Date | null;

  @Column('text', { nullable: true })
  acknowledgedByName!: string | null;

  @Column('timestamptz', { nullable: true })
  acknowledgedAt!: Date | null;

  /** Office minutes from sending to acknowledging; null until then, or where the calendar lacks a day between. */
  @Column('integer', { nullable: true })
  lagMinutes!: number | null;

  /** Where its papers lie in the department. */
  @Column('text', { nullable: true })
  cabinet!: string | null;

  @Column('text', { nullable: true })
  shelfRow!: string | null;

  @Column('text', { nullable: true })
  box!: string | null;

  /** How many steps of the chase it has had. */
  @Column('smallint', { default: 0 })
  chased!: number;
}
