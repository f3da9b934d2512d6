import { Column, Entity, PrimaryColumn } from 'typeorm';

export type TermState = 'active' | 'expiring' | 'expired' | 'grace' | 'renewed' | 'closed';

/** A term of a trader's market agreement, the seat with it (T3); both days count. */
@Entity('term')
export class Term {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid')
  traderId!: string;

  @Column('date')
  startsOn!: string;

  @Column('date')
  endsOn!: string;

  @Column('text', { default: 'active' })
  state!: TermState;

  /** The term that follows; the current one has none. */
  @Column('uuid', { nullable: true })
  renewedBy!: string | null;

  @Column('integer', { default: 1 })
  version!: number;
}
