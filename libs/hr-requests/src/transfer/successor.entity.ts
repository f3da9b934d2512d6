import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who gets one kind of the work that lies with the person of a request. */
@Entity('hr_successor')
export class Successor {
  @PrimaryColumn('uuid')
  requestId!: string;

  @PrimaryColumn('text')
  kind!: string;

  @Column('uuid')
  successorId!: string;

  @Column('text')
  namedByName!: string;
}
