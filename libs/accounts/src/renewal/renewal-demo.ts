import type { EntityManager } from 'typeorm';

/** In the demo reminders leave at any hour, so that who tries it in the evening sees them leave too. */
export async function openDemoHours(tx: EntityManager): Promise<void> {
  await tx.query(
    `UPDATE message_policy SET opens_minute = 0, closes_minute = 1440, version = 2 WHERE purpose = 'renewalReminder' AND version = 1`,
  );
}
