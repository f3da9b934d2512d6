import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A tag that makes a class of accounts in the figures (T7). An account with several is counted under the first of them. */
@Entity('account_class')
export class AccountClass {
  @PrimaryColumn('text')
  tag!: string;

  @Column('integer')
  position!: number;
}
