import type { EntityManager } from 'typeorm';

/** What is asked before a problem goes to the supervisor. */
export interface EscalationPolicy {
  /** Attempts that must be on record since the problem was opened. */
  readonly attempts: number;
  readonly version: number;
}

/** What is asked today. @param lock for whoever changes it */
export async function escalationPolicy(tx: EntityManager, lock = false): Promise<EscalationPolicy> {
  const [policy]: EscalationPolicy[] = await tx.query(
    `SELECT attempts, version FROM mortgage_escalation_policy ${lock ? 'FOR UPDATE' : ''}`,
  );
  if (!policy) throw new Error('There is no policy of escalations');
  return policy;
}
