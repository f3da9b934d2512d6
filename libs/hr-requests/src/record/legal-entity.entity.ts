import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A company of the house that employs people. */
@Entity('legal_entity')
export class LegalEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('text')
  name!: string;

  @Column('text')
  nameKey!: string;
}
