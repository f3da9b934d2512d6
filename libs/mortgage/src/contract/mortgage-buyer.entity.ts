import { defineSealedColumns } from '@kefu/platform/crypto';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Kind under which buyers' phones are sealed and indexed: that of all phones, so that one person is known again. */
export const buyerPhoneSeal = 'phone';

defineSealedColumns({
  table: 'mortgage_buyer',
  key: ['contract_id', 'position'],
  column: 'phone_sealed',
  kind: buyerPhoneSeal,
});

/** Somebody who bought, the phone in E.164 under the seal (S7). */
@Entity('mortgage_buyer')
export class MortgageBuyer {
  @PrimaryColumn('uuid')
  contractId!: string;

  /** 1 is whom the office calls. */
  @PrimaryColumn('smallint')
  position!: number;

  @Column('text')
  name!: string;

  @Column('text')
  nameKey!: string;

  @Column('text', { nullable: true })
  phoneSealed!: string | null;

  @Column('bytea', { nullable: true })
  phoneIndex!: Buffer | null;

  @Column('text', { nullable: true })
  phoneMasked!: string | null;
}
