import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { defineTaskKind, Tasks } from '../tasks/index.ts';
import type { ClaimedMessage } from './message-source.ts';
import { MessageSources } from './message-source.ts';

const officeHour = 60;

/** Somebody who takes no messages is telephoned (X7, T20). */
export const callInstead = defineTaskKind({
  key: 'message.call',
  title: {
    'zh-Hant': '{recipient} 已退訂短信，請電話告知（{day}）',
    'zh-Hans': '{recipient} 已退订短信，请电话告知（{day}）',
    en: '{recipient} takes no messages: tell them by telephone ({day})',
  },
  dueAfter: 4 * officeHour,
  remindAfter: 2 * officeHour,
});

/** Somebody whose telephone says STOP: the desk asks how they want to be told. */
export const askAfterStop = defineTaskKind({
  key: 'message.stopped',
  title: {
    'zh-Hant': '{recipient} 回覆退訂，請致電確認今後如何通知',
    'zh-Hans': '{recipient} 回复退订，请致电确认今后如何通知',
    en: '{recipient} answered STOP: ask by telephone how they want to be told',
  },
  dueAfter: 8 * officeHour,
  remindAfter: 4 * officeHour,
});

/** The columns of {@link Refused}. */
export const refusedColumns = `id, recipient, level, subject_id AS "subjectId", purpose, branch_id AS "branchId", business_date AS "businessDate"`;

/** A message that its recipient does not want, as the tasks speak of it. */
export type Refused = ClaimedMessage & {
  readonly purpose: string;
  readonly branchId: string | null;
  readonly businessDate: string;
};

/** Turns refused messages into telephone tasks for the desk that sent them (X7). */
@Injectable()
export class Refusals {
  readonly #tasks: Tasks;
  readonly #sources: MessageSources;

  constructor(tasks: Tasks, sources: MessageSources) {
    this.#tasks = tasks;
    this.#sources = sources;
  }

  /**
   * Messages that did not leave because their recipients take none: somebody telephones instead. One task per message, however often
   * it is found; none where the desk follows up by itself.
   */
  async callInstead(tx: EntityManager, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const messages: Refused[] = await tx.query(
      `SELECT ${refusedColumns} FROM message WHERE id = ANY($1::uuid[]) AND state = 'suppressed' ORDER BY id`,
      [ids],
    );
    for (const message of messages) {
      if (this.#sources.of(message.purpose)?.followsUp) continue;
      await this.#open(tx, callInstead, `message.call:${message.id}`, message, { day: message.businessDate });
    }
  }

  /** A STOP that came as an answer to a message. */
  async ask(tx: EntityManager, message: Refused): Promise<void> {
    await this.#open(tx, askAfterStop, `message.stopped:${message.recipient}`, message, {});
  }

  async #open(
    tx: EntityManager,
    kind: typeof callInstead,
    key: string,
    { purpose, recipient, branchId }: Refused,
    values: Readonly<Record<string, string>>,
  ): Promise<void> {
    const source = this.#sources.of(purpose);
    const label = (await source?.label([recipient]))?.get(recipient)?.label ?? '';
    await this.#tasks.open(tx, {
      kind,
      key,
      values: { ...values, recipient: label },
      ...(source?.recipientType && { subject: { type: source.recipientType, id: recipient } }),
      branchId,
      role: source?.role ?? 'CS',
    });
  }
}
