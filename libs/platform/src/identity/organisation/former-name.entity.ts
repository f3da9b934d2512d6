import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a unit or a post was called before it was renamed; what ended under the old name keeps it. */
@Entity('former_name')
export class FormerName {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid', { nullable: true })
  unitId!: string | null;

  @Column('uuid', { nullable: true })
  postId!: string | null;

  @Column('text')
  name!: string;

  /** The first day of the name that followed. */
  @Column('date')
  renamedOn!: string;
}
