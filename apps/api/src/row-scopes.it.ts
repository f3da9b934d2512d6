import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashToken, makeToken } from '@kefu/platform/identity';
import { allPermissions, type Operation, Operations, type ScopeKind } from '@kefu/platform/permissions';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';
import { generateCall } from './operation-document.ts';
import { type Owner, type PlantedRows, plantRows } from './planted-rows.ts';
import { fingerprint, forgottenTables } from './planted-tables.ts';
import { startTestApi, type TestApi, type TestCaller } from './testing.ts';

type Root = 'Query' | 'Mutation';
type Group = 'mine' | 'teammates' | 'otherTeam' | 'otherBranch';

/** Who asks, how far their permissions reach, and whose rows lie beyond. */
interface Asker {
  readonly who: string;
  readonly scope: ScopeKind;
  readonly beyond: readonly Group[];
}

const askers: readonly Asker[] = [
  { who: 'somebody who reaches their own', scope: 'own', beyond: ['teammates', 'otherTeam', 'otherBranch'] },
  { who: 'somebody who reaches those below them', scope: 'line', beyond: ['teammates', 'otherTeam', 'otherBranch'] },
  { who: 'somebody who reaches their team', scope: 'team', beyond: ['otherTeam', 'otherBranch'] },
  { who: 'somebody who reaches their branch', scope: 'branch', beyond: ['otherBranch'] },
  { who: 'a key of their branch', scope: 'branch', beyond: ['otherBranch'] },
];
const everything: Asker = { who: 'somebody who reaches everything', scope: 'all', beyond: [] };

/**
 * Operations whose answer says nothing of rows, or whose step does not depend on them: settings, and lists of what is
 * made elsewhere. Everything else must be seen to answer otherwise to somebody who reaches the row: else we would not
 * notice if its scope were gone.
 */
const sayNothingOfRows: readonly string[] = [
  // Only what one gave oneself is called off, and what waits for oneself is counted, however far one reaches.
  'Mutation.cancelTask',
  'Mutation.createTask',
  // Names two contracts, of which here each is named twice; its pair is one of those that mortgageSamePersons gives.
  'Mutation.decideMortgageSamePerson',
  'Query.accountClasses',
  'Query.documentTypes',
  'Query.messagePolicies',
  'Query.messageTemplates',
  'Query.renewalPolicy',
  'Query.reportPeriods',
  'Query.taskCounts',
  'Query.taskRoles',
  'Query.transmittalPolicy',
];

/** Names colleagues to whom one may give a task, and how much lies on them, so that it is given to who has the time. */
const namesColleagues = ['Query.taskPeople'];

describe('rows beyond a permission (X1, X10)', () => {
  let api: TestApi;
  let schema: GraphQLSchema;
  let operations: { name: string; root: Root; field: string; permission: string }[];
  const callers = new Map<string, TestCaller>();
  const planted = new Map<Group, PlantedRows>();
  /** What lists and figures said before the rows of the group beyond were there, and after. */
  const before = new Map<string, ReadonlyMap<string, string>>();
  const after = new Map<string, ReadonlyMap<string, string>>();

  beforeAll(async () => {
    api = await startTestApi();
    schema = api.app.get(GraphQLSchemaHost).schema;
    operations = api.app
      .get(Operations)
      .list()
      .flatMap(graphqlOperation)
      .filter(({ name }) => !namesColleagues.includes(name));
    const near = await api.unit('branch', '北山營業部');
    const far = await api.unit('branch', '南海營業部');
    const team = await api.unit('team', '北山一組', near);
    const owners: Record<Group, Owner> = {
      mine: { branchId: near, teamId: team, personId: '' },
      teammates: { branchId: near, teamId: team, personId: await somebody() },
      otherTeam: { branchId: near, teamId: await api.unit('team', '北山二組', near), personId: await somebody() },
      otherBranch: { branchId: far, teamId: await api.unit('team', '南海一組', far), personId: await somebody() },
    };
    for (const { who, scope } of [...askers, everything]) {
      callers.set(
        who,
        who.startsWith('a key') ? await keyOf(near) : await holder(scope, scope === 'all' ? null : team),
      );
    }
    const own = callers.get('somebody who reaches their own')?.personId ?? '';
    const above = callers.get('somebody who reaches those below them')?.personId;
    await api.database.pool.query(
      `UPDATE post SET reports_to = (SELECT post_id FROM post_holding WHERE person_id = $2)
       WHERE id = (SELECT post_id FROM post_holding WHERE person_id = $1)`,
      [own, above],
    );
    const rowsOf = async (group: Group): Promise<void> => {
      const owner = { ...owners[group], ...(group === 'mine' && { personId: own }) };
      planted.set(group, await plantRows(api, owner, `MARK${group.toUpperCase()}`));
    };
    await rowsOf('mine');
    await lists(before, 'own', 'line');
    await rowsOf('teammates');
    await lists(before, 'team');
    await rowsOf('otherTeam');
    await lists(before, 'branch', 'all');
    await rowsOf('otherBranch');
    await lists(after, 'own', 'line', 'team', 'branch', 'all');
  });
  afterAll(() => api.close());

  async function somebody(): Promise<string> {
    return (await api.as('BO')).personId;
  }

  /** Somebody in a post of the team, or of the department, who holds every permission that has this scope. */
  async function holder(scope: ScopeKind, team: string | null): Promise<TestCaller> {
    const caller = await api.as('BO');
    await api.database.pool.query(
      `WITH r AS (INSERT INTO role (key, name) VALUES ($1, $1) RETURNING id),
         g AS (INSERT INTO role_grant (role_id, permission, scope) SELECT r.id, p, $2 FROM r, unnest($3::text[]) p)
       UPDATE post SET role_id = r.id, unit_id = coalesce($4, unit_id) FROM r
       WHERE post.id = (SELECT post_id FROM post_holding WHERE person_id = $5)`,
      [`reaches ${scope}`, scope, permissionsWith(scope), team, caller.personId],
    );
    return caller;
  }

  async function keyOf(branchId: string): Promise<TestCaller> {
    const secret = makeToken('kefu_');
    await api.database.pool.query(
      `INSERT INTO api_key (name, token_hash, prefix, permissions, branch_ids, created_by)
       VALUES ('near', $1, 'kefu_n', $2, $3, $4)`,
      [hashToken(secret), permissionsWith('branch'), [branchId], await somebody()],
    );
    return api.withKey(secret);
  }

  const callerOf = ({ who }: Asker): TestCaller => {
    const caller = callers.get(who);
    if (!caller) throw new Error(`Nobody is ${who}`);
    return caller;
  };
  const rowsOf = (group: Group): PlantedRows => {
    const rows = planted.get(group);
    if (!rows) throw new Error(`No rows of ${group}`);
    return rows;
  };
  /** Operations whose permission can be held with a scope; for everything, those that can be confined at all. */
  const within = (scope: ScopeKind): typeof operations =>
    operations.filter(({ permission }) => {
      const scopes = allPermissions().get(permission)?.scopes ?? [];
      return scope === 'all' ? scopes.length > 1 : scopes.includes(scope);
    });

  /** Asks every list and figure, naming no row. */
  async function lists(into: typeof before, ...scopes: ScopeKind[]): Promise<void> {
    for (const asker of [...askers, everything].filter(({ scope }) => scopes.includes(scope))) {
      const said = new Map<string, string>();
      for (const { root, field, name } of within(asker.scope)) {
        if (root !== 'Query') continue;
        const call = generateCall(schema, root, field, () => randomUUID(), 'required');
        said.set(name, await answer(asker, call));
      }
      into.set(asker.who, said);
    }
  }

  async function answer(asker: Asker, call: { query: string; variables: Record<string, unknown> }): Promise<string> {
    const { data, errors } = await callerOf(asker).graphql(call.query, call.variables);
    const failed = errors?.map(({ extensions }) => [extensions?.code, extensions?.fields]);
    return JSON.stringify([data, failed ?? []]);
  }

  /** What an operation answers when it is given rows; the rows' own names are left out. */
  async function about(asker: Asker, operation: (typeof operations)[number], rows: PlantedRows): Promise<string[]> {
    const said: string[] = [];
    for (const valueOf of naming(schema, operation.root, operation.field, rows)) {
      const text = await answer(asker, generateCall(schema, operation.root, operation.field, valueOf));
      if (text.includes(rows.mark)) said.push(`${operation.name} says ${rows.mark}`);
      else said.push([...Object.values(rows.ids), rows.mark].reduce((rest, word) => rest.replaceAll(word, '*'), text));
    }
    return said;
  }

  /** Rows that do not exist, named in the same way. */
  const nothing = (): PlantedRows => ({
    owner: rowsOf('otherBranch').owner,
    mark: 'NOSUCHMARK',
    ids: Object.fromEntries(Object.keys(rowsOf('otherBranch').ids).map((kind) => [kind, randomUUID()])),
  });

  it('are planted in every table that knows branches or teams', async () => {
    expect(await forgottenTables(api, rowsOf('otherBranch'))).toEqual([]);
  });

  it.each(askers)('change no list and no figure for $who', ({ who }) => {
    const [then, now] = [before.get(who), after.get(who)];
    const changed = [...(now ?? [])].filter(([name, text]) => then?.get(name) !== text).map(([name]) => name);
    expect(changed).toEqual([]);
    expect(now?.size).toBeGreaterThan(0);
  });

  // Every operation is asked of every kind of row: what an id may name is what was planted.
  it.each(askers)(
    'are to $who as rows that do not exist, whatever is asked of them by id',
    async (asker) => {
      const told: string[] = [];
      for (const group of asker.beyond) {
        const rows = rowsOf(group);
        const untouched = await fingerprint(api, rows);
        for (const operation of within(asker.scope)) {
          const unknown = await about(asker, operation, nothing());
          const said = await about(asker, operation, rows);
          if (said.some((text, i) => text !== unknown[i]))
            told.push(`${operation.name} of ${group}: ${difference(said, unknown)}`);
        }
        expect(await fingerprint(api, rows)).toBe(untouched);
      }
      expect(told).toEqual([]);
    },
    180_000,
  );

  it.each(askers)('would be noticed: what lies within is seen by $who', async (asker) => {
    const said = await Promise.all(
      within(asker.scope)
        .filter(({ root }) => root === 'Query')
        .map((operation) => about(asker, operation, rowsOf('mine'))),
    );
    expect(said.flat().filter((text) => text.endsWith(rowsOf('mine').mark))).not.toEqual([]);
  });

  // Last: it changes what it reaches.
  it('would be noticed: somebody who reaches them is told of each by every operation', async () => {
    const unnoticed: string[] = [];
    for (const operation of within('all')) {
      const inLists =
        before.get(everything.who)?.get(operation.name) !== after.get(everything.who)?.get(operation.name);
      if (inLists) continue;
      const unknown = await about(everything, operation, nothing());
      const said = await about(everything, operation, rowsOf('otherBranch'));
      if (said.every((text, i) => text === unknown[i])) unnoticed.push(operation.name);
    }
    expect(unnoticed).toEqual(sayNothingOfRows);
  });
});

function permissionsWith(scope: ScopeKind): string[] {
  return [...allPermissions()].filter(([, { scopes }]) => scopes.includes(scope)).map(([key]) => key);
}

function graphqlOperation({
  name,
  access,
}: Operation): { name: string; root: Root; field: string; permission: string }[] {
  const [root = '', field = ''] = name.split('.');
  if ((root !== 'Query' && root !== 'Mutation') || access?.kind !== 'permission') return [];
  return [{ name, root, field, permission: access.permission }];
}

/** Kinds that arguments call otherwise. */
const kindByWord: Readonly<Record<string, string>> = { owner: 'person', toPerson: 'person', subject: '', file: '' };

/** Ways to name rows to an operation: by the arguments' own names, and what they leave open by each kind in turn. */
function naming(
  schema: GraphQLSchema,
  root: Root,
  field: string,
  { ids, mark }: PlantedRows,
): ((name: string) => unknown)[] {
  let everyKind = false;
  const ways = Object.keys(ids).map((kind) => (name: string) => {
    const [, word = ''] = /^(\w+?)Ids?$/.exec(name) ?? [];
    const known = ids[kindByWord[word] ?? word];
    if (known) return known;
    // A subject is an id with the kind that it is of.
    const open = word !== '' || /^(ids?|type)$/.test(name);
    everyKind ||= open;
    return name === 'type' ? kind : open ? ids[kind] : mark;
  });
  const [way = () => mark] = ways;
  generateCall(schema, root, field, way);
  return everyKind ? ways : [way];
}

function difference(said: readonly string[], unknown: readonly string[]): string {
  const at = said.findIndex((text, i) => text !== unknown[i]);
  return `${said[at]?.slice(0, 160)} for ${unknown[at]?.slice(0, 160)}`;
}
