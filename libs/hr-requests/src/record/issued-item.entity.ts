import { Column, Entity, PrimaryColumn } from 'typeorm';

export const issuedKinds = ['key', 'supply'] as const;
export type IssuedKind = (typeof issuedKinds)[number];

/** A key, a uniform, a thing that somebody was given for the work, until it is given back. */
@Entity('issued_item')
export class IssuedItem {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid')
  personId!: string;

  @Column('text')
  kind!: IssuedKind;

  @Column('text')
  name!: string;

  @Column('date')
  issuedOn!: string;

  @Column('text')
  issuedByName!: string;

  @Column('date', { nullable: true })
  returnedOn!: string | null;

  @Column('text', { nullable: true })
  returnedToName!: string | null;
}
