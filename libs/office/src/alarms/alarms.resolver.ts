import { AuditTrail } from '@kefu/platform/audit';
import { currentActor } from '@kefu/platform/context';
import { Database, sql } from '@kefu/platform/database';
import { definePermissions, Permit } from '@kefu/platform/permissions';
import { Args, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';

/** Hearing of trouble, and saying that it was dealt with. */
export const alarmPermissions = definePermissions({
  'alarm.read': {
    scopes: ['all'],
    grants: { administrator: 'all', M: 'all', DM: 'all', SUP: 'all', BO: 'all', CS: 'all' },
  },
  'alarm.resolve': { scopes: ['all'], grants: { administrator: 'all', M: 'all', DM: 'all' } },
});

/** Trouble that somebody must see to. */
@ObjectType()
export class Alarm {
  @Field(() => ID)
  id!: string;

  @Field({ description: 'What is wrong: calendarYearMissing, messagesExpired, messagesParked, …' })
  code!: string;

  @Field({ description: 'What it is about: a day, a year' })
  key!: string;

  @Field(() => Int, { description: 'How often it was found' })
  times!: number;

  @Field(() => Int, { nullable: true, description: 'How many records it concerns' })
  count!: number | null;

  @Field()
  raisedAt!: Date;

  @Field()
  lastRaisedAt!: Date;
}

const open = sql(
  'alarms.open',
  `SELECT id, code, key, times, (details->>'count')::int AS count, raised_at AS "raisedAt", last_raised_at AS "lastRaisedAt"
   FROM alarm WHERE resolved_at IS NULL ORDER BY last_raised_at DESC LIMIT 100`,
);

@Resolver()
export class AlarmsResolver {
  readonly #database: Database;
  readonly #audit: AuditTrail;

  constructor(database: Database, audit: AuditTrail) {
    this.#database = database;
    this.#audit = audit;
  }

  @Permit('alarm.read')
  @Query(() => [Alarm], { description: 'Open alarms, the latest first; at most 100' })
  alarms(): Promise<Alarm[]> {
    return this.#database.query<Alarm & Record<string, unknown>>(open);
  }

  @Permit('alarm.resolve')
  @Mutation(() => Boolean, { description: 'Says that an alarm was dealt with; false when it was resolved already' })
  resolveAlarm(@Args('id', { type: () => ID }) id: string): Promise<boolean> {
    return this.#database.transaction(async (tx) => {
      const [rows]: [{ code: string; key: string }[]] = await tx.query(
        `UPDATE alarm SET resolved_at = clock_timestamp(), resolved_by = $2
         WHERE id = $1 AND resolved_at IS NULL RETURNING code, key`,
        [id, currentActor().name],
      );
      if (rows.length === 0) return false;
      await this.#audit.record(tx, {
        action: 'alarm.resolved',
        subject: { type: 'alarm', id },
        after: rows[0] ?? null,
      });
      return true;
    });
  }
}
