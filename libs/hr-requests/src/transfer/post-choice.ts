import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { openSql, todaySql } from '@kefu/platform/identity';
import { Permit } from '@kefu/platform/permissions';
import { Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';

/** A post that one may apply for. */
@ObjectType()
export class PostChoice {
  @Field(() => ID)
  postId!: string;

  @Field()
  title!: string;

  @Field()
  unitName!: string;
}

@Resolver()
export class PostChoiceResolver {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  @Permit('hrRequest.apply')
  @Query(() => [PostChoice], { description: 'Open posts that one does not hold, by unit and title; at most 2000 (H1)' })
  async postChoices(): Promise<PostChoice[]> {
    const { rows } = await this.#database.pool.query<PostChoice>(
      `SELECT post.id AS "postId", post.title, u.name AS "unitName" FROM post JOIN org_unit u ON u.id = post.unit_id
       WHERE ${openSql('post')} AND ${openSql('u')} AND NOT EXISTS (SELECT FROM post_holding h WHERE h.post_id = post.id
         AND h.person_id = $1 AND ${todaySql} BETWEEN h.starts_on AND coalesce(h.ends_on, 'infinity'))
       ORDER BY u.name, post.title, post.id LIMIT 2000`,
      [currentActor().id],
    );
    return rows.map((row) => Object.assign(new PostChoice(), row));
  }
}
