import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The bank card that a trader settles through (T4), under the seal. */
@Entity('trader_bank_card')
export class TraderBankCard {
  @PrimaryColumn('uuid')
  traderId!: string;

  @Column('text')
  cardSealed!: string;

  @Column('bytea')
  cardIndex!: Buffer;

  @Column('text')
  cardMasked!: string;
}
