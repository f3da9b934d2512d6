import { Database, sqlByValue } from '@kefu/platform/database';
import { openSql } from '@kefu/platform/identity';
import { Permit, rowScope, scopeSql } from '@kefu/platform/permissions';
import { Query, Resolver } from '@nestjs/graphql';
import { Branch } from './trader.types.ts';

@Resolver()
export class BranchResolver {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  @Permit('trader.read')
  @Query(() => [Branch], { description: 'The open branches whose traders the caller may read' })
  traderBranches(): Promise<Branch[]> {
    const values: unknown[] = [];
    const scoped = scopeSql(rowScope('trader.read'), { branch: 'b.id' }, values);
    return this.#database.query<Branch>(
      sqlByValue(
        `SELECT b.id, b.name FROM org_unit b WHERE b.kind = 'branch' AND ${openSql('b')} AND ${scoped} ORDER BY b.name_key`,
      ),
      values,
    );
  }
}
