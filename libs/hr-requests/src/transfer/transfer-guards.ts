import { CalendarService } from '@kefu/office/calendar';
import type { LifecycleCase, Reason } from '@kefu/office/lifecycle';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HrRequest } from '../request/hr-request.entity.ts';
import { reason } from '../request/request-guards.ts';
import { officeDay } from '../request/request-steps.ts';
import { text, worded } from '../request/words.ts';
import { lyingWorks } from './person-works.ts';
import { chainOf } from './transfer-chain.ts';
import { holdPosts, readPosts } from './transfer-posts.ts';

/** An answer is owed within ten usual office days (H5). */
export const answerMinutes = 10 * officeDay;

/** What stands in the way of a change of posts; every reason is told at once. */
@Injectable()
export class TransferGuards {
  readonly #calendar: CalendarService;

  constructor(calendar: CalendarService) {
    this.#calendar = calendar;
  }

  /** Says from where, to where, when and why, and the day has not passed while it was a draft. */
  async complete(tx: EntityManager, { id }: LifecycleCase): Promise<Reason[]> {
    const { fromHoldingId, toPostId, desiredOn, answers } = await tx.findOneByOrFail(HrRequest, { id });
    const missing: Reason[] = [];
    if (!fromHoldingId)
      missing.push(reason('FROM_MISSING', text('請選擇現任崗位', '请选择现任岗位', 'Choose the post to leave')));
    if (!toPostId)
      missing.push(reason('TO_MISSING', text('請選擇申請的崗位', '请选择申请的岗位', 'Choose the post applied for')));
    if (!answers.reason) missing.push(reason('REASON_MISSING', text('請填寫申請理由', '请填写申请理由', 'Say why')));
    if (!desiredOn) {
      missing.push(
        reason('DAY_MISSING', text('請填寫希望的調崗日期', '请填写希望的调岗日期', 'Say from which day on')),
      );
    } else if (desiredOn < (await this.#calendar.today())) {
      missing.push(
        reason(
          'DAY_PAST',
          text('希望的調崗日期已過，請改填', '希望的调岗日期已过，请改填', 'The day wished for has passed'),
        ),
      );
    }
    return missing;
  }

  /** The one post is held and the other is open, on the day for which it is set. Both stay so until the transaction is over. */
  async postsSound(tx: EntityManager, { id }: LifecycleCase): Promise<Reason[]> {
    const posts = await holdPosts(tx, id);
    if (!posts) return [];
    const { day } = posts;
    const wrong: Reason[] = [];
    const ceased = !posts.toOpen || (posts.toClosedOn !== null && day !== null && posts.toClosedOn <= day);
    if (ceased) {
      const words = text(
        '崗位「{post}」已撤銷或將撤銷',
        '岗位「{post}」已撤销或将撤销',
        'The post “{post}” ceased or is going to',
      );
      wrong.push(reason('POST_CEASED', words, { post: posts.toTitle }));
    }
    if (!posts.fromHeld) {
      const words = text(
        '申請人已不在崗位「{post}」',
        '申请人已不在岗位「{post}」',
        'The post “{post}” is not held any more',
      );
      wrong.push(reason('POST_NOT_HELD', words, { post: posts.fromTitle }));
    }
    if (posts.toHeld) {
      const words = text('申請人已在崗位「{post}」', '申请人已在岗位「{post}」', 'The post “{post}” is held already');
      wrong.push(reason('POST_HELD', words, { post: posts.toTitle }));
    }
    if (!posts.personActive || (posts.leftOn !== null && (day === null || posts.leftOn < day))) {
      wrong.push(
        reason(
          'PERSON_LEFT',
          text('申請人已離職或將離職', '申请人已离职或将离职', 'The applicant has left or is leaving'),
        ),
      );
    }
    return wrong;
  }

  /** Somebody can decide every step (H5). */
  async chainWhole(tx: EntityManager, { id }: LifecycleCase): Promise<readonly Reason[]> {
    const posts = await readPosts(tx, id);
    return posts ? (await chainOf(tx, posts)).holes : [];
  }

  /** A day is set on which it takes effect. */
  async dateSet(tx: EntityManager, { id }: LifecycleCase): Promise<Reason[]> {
    const { effectiveOn } = await tx.findOneByOrFail(HrRequest, { id });
    return effectiveOn
      ? []
      : [reason('DAY_MISSING', text('請設定生效日', '请设定生效日', 'Set the day on which it takes effect'))];
  }

  /** Somebody is named for each kind of work that has to go on (H5). */
  async successorsNamed(tx: EntityManager, { id, ownerId }: LifecycleCase): Promise<Reason[]> {
    const lying = await lyingWorks(tx, id, ownerId ?? '');
    return lying
      .filter(({ work, successor }) => work.fate === 'handedOver' && !successor)
      .map(({ work, titles }) => {
        const words = text(
          '「{work}」{count} 項尚未指定接手人',
          '「{work}」{count} 项尚未指定接手人',
          'Nobody was named for {count} of “{work}”',
        );
        return reason('SUCCESSOR_MISSING', worded(words, { work: work.title, count: titles.length }));
      });
  }
}
