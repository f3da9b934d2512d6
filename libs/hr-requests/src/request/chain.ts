import type { AskedStep } from '@kefu/office/approvals';
import type { Reason } from '@kefu/office/lifecycle';
import { holdersSql, speakersSql } from '@kefu/platform/identity';
import type { Text } from '@kefu/platform/language';
import type { EntityManager } from 'typeorm';
import { text, worded } from './words.ts';

const noSuperior = text(
  '崗位「{post}」沒有登記直接上級，無法送審；請人事登記後再提交',
  '岗位「{post}」没有登记直接上级，无法送审；请人事登记后再提交',
  'Nobody is recorded above the post “{post}”: ask HR to record it, then hand in again',
);
const nobodySpeaks = text(
  '崗位「{post}」的上級崗位現在都沒有人，無法送審；請人事安排後再提交',
  '岗位「{post}」的上级岗位现在都没有人，无法送审；请人事安排后再提交',
  'Nobody holds a post above “{post}” now: ask HR to see to it, then hand in again',
);
const nobodyDecides = text(
  '「{step}」這一步除申請人外沒有人可以審批；請人事安排後再提交',
  '「{step}」这一步除申请人外没有人可以审批；请人事安排后再提交',
  'Nobody but the applicant may decide the step “{step}”: ask HR to see to it, then hand in again',
);

/** Whose request it is, and the post above theirs. */
export interface ChainApplicant {
  readonly personId: string;
  readonly reportsTo: string | null;
}

/**
 * Whom a request goes to (H5): the steps in their order, and every hole in the chain. A vacant post is spoken for by the next
 * one above it; where nobody but the applicant holds a permission, the post above the applicant's decides instead.
 */
export class Chain {
  readonly steps: AskedStep[] = [];
  readonly holes: Reason[] = [];
  readonly #tx: EntityManager;
  readonly #applicant: ChainApplicant;

  constructor(tx: EntityManager, applicant: ChainApplicant) {
    this.#tx = tx;
    this.#applicant = applicant;
  }

  /** Asks the post above another. @param post title of the one below */
  async askAbove(key: string, post: string, above: string | null): Promise<void> {
    if (above === null) this.holes.push({ code: 'NO_SUPERIOR', text: noSuperior, values: { post } });
    else if (await this.#speaks(above)) this.steps.push({ key, postId: above });
    else this.holes.push({ code: 'NOBODY_ABOVE', text: nobodySpeaks, values: { post } });
  }

  /** Asks a post, whose holders or the nearest above it decide. */
  async askPost(key: string, title: Text, postId: string): Promise<void> {
    if (await this.#speaks(postId)) this.steps.push({ key, postId });
    else this.#nobody(title);
  }

  /** Asks whoever holds a permission. */
  async askHolders(key: string, title: Text, permission: string): Promise<void> {
    const { reportsTo } = this.#applicant;
    if (await this.#decides(permission)) this.steps.push({ key, postId: null });
    else if (reportsTo && (await this.#speaks(reportsTo))) this.steps.push({ key, postId: reportsTo });
    else this.#nobody(title);
  }

  #nobody(title: Text): void {
    this.holes.push({ code: 'NOBODY_DECIDES', text: worded(nobodyDecides, { step: title }) });
  }

  async #speaks(postId: string): Promise<boolean> {
    const { personId } = this.#applicant;
    const rows: unknown[] = await this.#tx.query(`${speakersSql('$1::uuid', '$2::uuid')} LIMIT 1`, [postId, personId]);
    return rows.length > 0;
  }

  async #decides(permission: string): Promise<boolean> {
    const rows: unknown[] = await this.#tx.query(
      `SELECT FROM (${holdersSql('$1', {})}) h JOIN person p ON p.id = h.person_id AND p.active WHERE p.id <> $2 LIMIT 1`,
      [permission, this.#applicant.personId],
    );
    return rows.length > 0;
  }
}
