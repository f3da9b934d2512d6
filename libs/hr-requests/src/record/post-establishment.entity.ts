import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many may hold a post at once (編制), and who employs them. */
@Entity('post_establishment')
export class PostEstablishment {
  @PrimaryColumn('uuid')
  postId!: string;

  /** Null where nobody said. */
  @Column('smallint', { nullable: true })
  authorised!: number | null;

  /** Null where it does not matter. */
  @Column('uuid', { nullable: true })
  legalEntityId!: string | null;

  @Column('integer', { default: 1 })
  version!: number;
}
