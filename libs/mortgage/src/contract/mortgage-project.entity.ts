import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A sales site (案場); rules of fees and loans go by its city. */
@Entity('mortgage_project')
export class MortgageProject {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('text')
  name!: string;

  @Column('text')
  nameKey!: string;

  @Column('text')
  city!: string;

  @Column('integer', { default: 1 })
  version!: number;
}
