import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One of a trader's phones, in E.164 under the seal. */
@Entity('trader_phone')
export class TraderPhone {
  @PrimaryColumn('uuid')
  traderId!: string;

  /** 1 is the main one. */
  @PrimaryColumn('smallint')
  position!: number;

  @Column('text')
  phoneSealed!: string;

  @Column('bytea')
  phoneIndex!: Buffer;

  @Column('text')
  phoneMasked!: string;
}
