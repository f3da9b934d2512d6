import { currentActor } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { inScope, rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { allSubjects, type SubjectFacts, type SubjectRef } from './subject.ts';

/** A subject that the caller may see; `asked`: because its decision is asked of them, beyond what they reach. */
export interface VisibleSubject extends SubjectFacts {
  readonly asked: boolean;
}

/** Finds the records that papers, tasks and approvals are about, whatever desk they belong to. */
@Injectable()
export class Subjects {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A subject that the caller may see; undefined where there is none: the two are not told apart. */
  async visible(ref: SubjectRef): Promise<VisibleSubject | undefined> {
    const kind = allSubjects().get(ref.type);
    if (!kind || !isUUID(ref.id)) return undefined;
    const [facts] = await this.#database.query<SubjectFacts>(kind.facts, [[ref.id]]);
    if (!facts) return undefined;
    if (inScope(rowScope(kind.permission), facts)) return { ...facts, asked: false };
    const { id } = currentActor();
    const asked = kind.asked && isUUID(id) ? await this.#database.query(kind.asked, [[ref.id], id]) : [];
    return asked.length > 0 ? { ...facts, asked: true } : undefined;
  }

  /** A subject that the caller may see and reaches with a permission besides; undefined where there is none. */
  async reached(ref: SubjectRef, permission: string): Promise<SubjectFacts | undefined> {
    const facts = await this.visible(ref);
    return facts && inScope(rowScope(permission), facts) ? facts : undefined;
  }

  /** The facts of many subjects, by `type:id`, for lists whose rows were narrowed already. One statement per type. */
  async facts(refs: readonly SubjectRef[]): Promise<ReadonlyMap<string, SubjectFacts>> {
    const found = new Map<string, SubjectFacts>();
    const types = new Set(refs.map(({ type }) => type));
    await Promise.all(
      [...types].map(async (type) => {
        const kind = allSubjects().get(type);
        if (!kind) return;
        const ids = refs.filter((ref) => ref.type === type).map(({ id }) => id);
        for (const facts of await this.#database.query<SubjectFacts>(kind.facts, [ids])) {
          found.set(`${type}:${facts.id}`, facts);
        }
      }),
    );
    return found;
  }
}
