import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A data key of the field encryption, wrapped by a master key that only the settings hold. */
@Entity()
export class FieldKey {
  @PrimaryColumn('text')
  purpose!: 'seal' | 'index';

  @PrimaryColumn('int')
  version!: number;

  @Column('bytea')
  wrapped!: Buffer;

  @Column('int')
  masterVersion!: number;

  /** Values are sealed with it from then on; until then every process has time to learn of it. */
  @Column('timestamptz')
  sealsFrom!: Date;
}
