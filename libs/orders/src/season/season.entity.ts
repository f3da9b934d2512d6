import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A season that franchisees order for (F1), such as 2009AW. */
@Entity('season')
export class Season {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('text')
  code!: string;

  @Column('text')
  kind!: 'SS' | 'AW';

  @Column('integer')
  year!: number;

  /** Windows that end later form a pool of their own. */
  @Column('date', { nullable: true })
  windowsEndBy!: string | null;

  /** How many franchisees are expected to order; none: every open one. */
  @Column('integer', { nullable: true })
  expectedOrders!: number | null;

  /** Below this share of the ordered amount a reason is asked, in basis points. */
  @Column('integer', { default: 8500 })
  executionThresholdBp!: number;

  @Column('text', { default: 'OPEN' })
  state!: 'OPEN' | 'CLOSED';

  @Column('integer', { default: 1 })
  version!: number;

  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;
}
