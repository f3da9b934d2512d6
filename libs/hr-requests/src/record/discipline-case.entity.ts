import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something that somebody is asked to answer for, until it is closed with an outcome. */
@Entity('discipline_case')
export class DisciplineCase {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid')
  personId!: string;

  @Column('text')
  matter!: string;

  @Column('date')
  openedOn!: string;

  @Column('text')
  openedByName!: string;

  @Column('date', { nullable: true })
  closedOn!: string | null;

  @Column('text', { nullable: true })
  outcome!: string | null;

  @Column('text', { nullable: true })
  closedByName!: string | null;
}
