import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database, makeDataSource } from '../database/index.ts';
import { platformSchema } from '../schema/index.ts';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { Callers } from './caller.ts';
import { OrgUnit } from './organisation/org-unit.entity.ts';
import { Post, PostHolding } from './organisation/post.entity.ts';
import { Person } from './person.entity.ts';
import { Role, RoleGrant } from './role.entity.ts';
import { Session } from './session.entity.ts';
import { hashToken, makeToken } from './token.ts';

describe('recognising a caller (X1)', () => {
  let house: TestDatabase;
  let other: Database;
  let first: Callers;
  let second: Callers;
  let units: { branch: string; team: string };
  let roleId: string;

  beforeAll(async () => {
    house = await testDatabase(platformSchema);
    other = new Database(await makeDataSource(house.settings, [platformSchema], 'app').initialize());
    first = new Callers(house.database, house.settings);
    second = new Callers(other, house.settings);
    await first.onApplicationBootstrap();
    await second.onApplicationBootstrap();
    const { manager } = house.database.dataSource;
    const branch = await manager.save(
      manager.create(OrgUnit, { kind: 'branch', name: '沈陽', nameKey: '沈阳', parentId: null }),
    );
    const team = await manager.save(
      manager.create(OrgUnit, { kind: 'team', name: 'A組', nameKey: 'a组', parentId: branch.id }),
    );
    units = { branch: branch.id, team: team.id };
    const role = await manager.save(manager.create(Role, { key: 'CLERK', name: 'Clerk' }));
    roleId = role.id;
    await manager.insert(RoleGrant, [
      { roleId, permission: 'thing.read', scope: 'branch' },
      { roleId, permission: 'thing.change', scope: 'team' },
    ]);
  });

  afterAll(async () => {
    await first.onApplicationShutdown();
    await second.onApplicationShutdown();
    await other.onApplicationShutdown();
    await house.close();
  });

  async function signedIn(holding: {
    unitId: string;
    startsOn: string;
    endsOn?: string;
  }): Promise<{ token: string; session: Session }> {
    const token = makeToken();
    return house.database.transaction(async (tx) => {
      const person = await tx.save(tx.create(Person, { login: makeToken(), name: '李元元', passwordHash: '-' }));
      const post = await tx.save(tx.create(Post, { unitId: holding.unitId, roleId, title: '內勤' }));
      await tx.insert(PostHolding, {
        personId: person.id,
        postId: post.id,
        startsOn: holding.startsOn,
        endsOn: holding.endsOn ?? null,
      });
      const session = await tx.save(
        tx.create(Session, {
          personId: person.id,
          tokenHash: hashToken(token),
          expiresAt: new Date(Date.now() + 60_000),
        }),
      );
      return { token, session };
    });
  }

  it('gives a post in a team the reach of that team and of its branch', async () => {
    const { token } = await signedIn({ unitId: units.team, startsOn: '2020-01-01' });
    const caller = await first.recognise(token);
    expect(caller?.actor.grants.get('thing.read')).toMatchObject({
      all: false,
      branchIds: [units.branch],
      teamIds: [],
    });
    expect(caller?.actor.grants.get('thing.change')).toMatchObject({
      all: false,
      branchIds: [],
      teamIds: [units.team],
    });
  });

  it('grants nothing from a post whose time is over or has not come', async () => {
    const past = await signedIn({ unitId: units.branch, startsOn: '2020-01-01', endsOn: '2020-12-31' });
    const future = await signedIn({ unitId: units.branch, startsOn: '2999-01-01' });
    for (const { token } of [past, future]) {
      expect([...((await first.recognise(token))?.actor.grants.keys() ?? [])]).toEqual([]);
    }
  });

  it('forgets a revoked session in every process, though each had remembered it', async () => {
    const { token, session } = await signedIn({ unitId: units.branch, startsOn: '2020-01-01' });
    await untilRemembered(first, token);
    await untilRemembered(second, token);
    await house.database.dataSource.manager.update(Session, { id: session.id }, { revokedAt: new Date() });
    await untilForgotten(first, token);
    await untilForgotten(second, token);
    expect(await first.recognise(token)).toBeUndefined();
    expect(await second.recognise(token)).toBeUndefined();
  });

  it('knows no caller by a token that was never given out', async () => {
    expect(await first.recognise(makeToken())).toBeUndefined();
    expect(await first.recognise(makeToken('kefu_'))).toBeUndefined();
  });
});

/** The notices of the rows just made may still be on their way; then the caller is looked up again. */
async function untilRemembered(callers: Callers, token: string): Promise<void> {
  while (callers.recognise(token) instanceof Promise) expect(await callers.recognise(token)).toBeDefined();
}

/** Turns the event loop until the notification has arrived. */
async function untilForgotten(callers: Callers, token: string): Promise<void> {
  while (!(callers.recognise(token) instanceof Promise)) await new Promise((done) => setImmediate(done));
}
