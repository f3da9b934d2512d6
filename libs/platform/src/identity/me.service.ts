import { Injectable } from '@nestjs/common';
import type { Actor } from '../context/index.ts';
import { Database, sql } from '../database/index.ts';
import type { Me } from './me.type.ts';

const secondFactor = sql('identity.second-factor', 'SELECT totp_sealed IS NOT NULL AS "on" FROM person WHERE id = $1');

/** Tells a person about themselves. */
@Injectable()
export class MeService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The signed-in person as the console needs it. */
  async of(actor: Actor, language: string): Promise<Me> {
    const [row] = await this.#database.query<{ on: boolean }>(secondFactor, [actor.id]);
    return {
      id: actor.id,
      name: actor.name,
      language,
      secondFactor: row?.on ?? false,
      roles: [...actor.roles],
      permissions: [...actor.grants.keys()],
    };
  }
}
