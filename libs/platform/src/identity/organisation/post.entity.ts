import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A seat in the organisation (崗位): a unit and a role. */
@Entity('post')
export class Post {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid')
  unitId!: string;

  @Column('uuid')
  roleId!: string;

  @Column('text')
  title!: string;

  /** The post above it (直接上級). */
  @Column('uuid', { nullable: true })
  reportsTo!: string | null;

  /** The first day on which it is no longer open; may lie ahead. */
  @Column('date', { nullable: true })
  closedOn!: string | null;

  @Column('integer', { default: 1 })
  version!: number;
}

/** A person holds a post from–to; both days count. */
@Entity('post_holding')
export class PostHolding {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id!: string;

  @Column('uuid')
  personId!: string;

  @Column('uuid')
  postId!: string;

  @Column('date')
  startsOn!: string;

  @Column('date', { nullable: true })
  endsOn!: string | null;
}
