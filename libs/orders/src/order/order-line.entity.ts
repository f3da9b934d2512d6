import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OrderPool } from './franchise-order.entity.ts';

/** A SKU of an order with its delivery window. The counters below `checked` change under row locks alone, in the order of ids. */
@Entity('order_line')
export class OrderLine {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid')
  orderId!: string;

  @Column('uuid')
  seasonId!: string;

  @Column('uuid')
  franchiseeId!: string;

  @Column('uuid')
  skuId!: string;

  /** 交貨期: first to last day, both included. */
  @Column('date')
  windowFrom!: string;

  @Column('date')
  windowTo!: string;

  @Column('text', { default: 'MAIN' })
  pool!: OrderPool;

  @Column('integer')
  quantity!: number;

  /** Contract price; PostgreSQL's bigint: text. */
  @Column('bigint')
  priceFen!: string;

  /** The order passed its second check: goods serve the line, and it counts into the execution rate (F6). */
  @Column('boolean', { default: false })
  checked!: boolean;

  /** Net of returns and corrections, in the window. */
  @Column('integer', { default: 0 })
  delivered!: number;

  /** Delivered outside the window: it does not count, and is not asked for again. */
  @Column('integer', { default: 0 })
  outside!: number;

  @Column('integer', { default: 0 })
  allocated!: number;

  @Column('integer', { default: 0 })
  cancelled!: number;

  @Column('integer', { default: 0 })
  substituted!: number;

  /** quantity − min(delivered, quantity) − cancelled − substituted, never below nought. */
  @Column({ type: 'integer', insert: false, update: false })
  openQuantity!: number;

  @Column('timestamptz', { default: () => 'now()' })
  orderedAt!: Date;

  @Column('integer', { default: 1 })
  version!: number;
}
