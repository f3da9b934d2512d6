import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TraderKind } from '../trader/trader.entity.ts';

/** Frozen figures of one branch, kind and class; start + opened − closed + moved in − moved out = end. */
@Entity('period_report_row')
export class PeriodReportRow {
  @PrimaryColumn('uuid')
  reportId!: string;

  @PrimaryColumn('uuid')
  branchId!: string;

  @PrimaryColumn('text')
  traderKind!: TraderKind;

  @PrimaryColumn('text')
  class!: string;

  @Column('integer')
  activeAtStart!: number;

  @Column('integer')
  opened!: number;

  @Column('integer')
  closed!: number;

  @Column('integer')
  movedIn!: number;

  @Column('integer')
  movedOut!: number;

  @Column('integer')
  renewed!: number;

  @Column('integer')
  changed!: number;

  @Column('integer')
  activeAtEnd!: number;
}
