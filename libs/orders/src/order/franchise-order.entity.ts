import { CaseEntity } from '@kefu/office/lifecycle';
import { Column, Entity } from 'typeorm';

/** Lines that are served together: of the season, too late for it, or a new customer's (F8). */
export type OrderPool = 'MAIN' | 'LATE' | 'NEW_CUSTOMER';

/** What a franchisee orders for a season (F3); goes DRAFT → LOCKED → CONSOLIDATED → PLACED (F1). */
@Entity('franchise_order')
export class FranchiseOrder extends CaseEntity {
  @Column({ type: 'text', insert: false, update: false, nullable: true })
  number!: string;

  @Column('uuid')
  seasonId!: string;

  @Column('uuid')
  franchiseeId!: string;

  /** A difference order tells a late change beside the order that was consolidated. */
  @Column('text', { default: 'ORIGINAL' })
  kind!: 'ORIGINAL' | 'DIFFERENCE';

  @Column('text', { default: 'MAIN' })
  pool!: OrderPool;

  @Column('date')
  orderedOn!: string;

  @Column('uuid', { nullable: true })
  enteredBy!: string | null;

  /** Who checked and locked it; never who entered it. */
  @Column('uuid', { nullable: true })
  checkedBy!: string | null;

  @Column('uuid', { nullable: true })
  consolidationId!: string | null;

  /** The workbook it came from. */
  @Column('uuid', { nullable: true })
  importId!: string | null;

  @Column('text', { default: '' })
  remark!: string;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
