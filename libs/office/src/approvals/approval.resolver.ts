import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { isUUID } from 'class-validator';
import { SubjectInput } from '../subjects/index.ts';
import {
  Approval,
  ApprovalConnection,
  ApprovalDecider,
  ApprovalFigure,
  ApprovalsArgs,
  ApprovalsAssigned,
  AssignApprovalsInput,
  DecideApprovalInput,
  DecideApprovalResult,
} from './approval.types.ts';
import { ApprovalDeskService } from './approval-desk.service.ts';
import { ApprovalViewService } from './approval-view.service.ts';

@Resolver()
export class ApprovalResolver {
  readonly #view: ApprovalViewService;
  readonly #desk: ApprovalDeskService;

  constructor(view: ApprovalViewService, desk: ApprovalDeskService) {
    this.#view = view;
    this.#desk = desk;
  }

  @Permit('approval.read')
  @Query(() => ApprovalConnection, { description: 'Approvals, what waits longest first (X3)' })
  approvals(@Args() args: ApprovalsArgs): Promise<ApprovalConnection> {
    return this.#view.page(args);
  }

  @Permit('approval.read')
  @Query(() => [Approval], { description: 'The rounds of approval of one subject, the latest first (X3)' })
  approvalsOf(@Args('subject') subject: SubjectInput): Promise<Approval[]> {
    return this.#view.of(subject);
  }

  @Permit('approval.read')
  @Query(() => [ApprovalFigure], { description: 'Outcomes and lead times by route, of so many days, at most 366 (T1)' })
  approvalFigures(@Args('days', { type: () => Int, defaultValue: 90 }) days: number): Promise<ApprovalFigure[]> {
    return this.#view.figures(Math.min(366, Math.max(1, days)));
  }

  @Permit('approval.assign')
  @Query(() => [ApprovalDecider], { description: 'Who may decide the step at hand, the least laden first (X3)' })
  approvalDeciders(
    @Args('approvalId', { type: () => ID }, ParseUUIDPipe) approvalId: string,
  ): Promise<ApprovalDecider[]> {
    return this.#view.deciders(approvalId);
  }

  @Permit('approval.assign')
  @Query(() => [ApprovalDecider], {
    description: 'Who may decide the step at hand of all of these, at most 500, the least laden first (X3)',
  })
  approvalReviewers(@Args('approvalIds', { type: () => [ID] }) approvalIds: string[]): Promise<ApprovalDecider[]> {
    return this.#view.reviewers(approvalIds.filter((id) => isUUID(id)).slice(0, 500));
  }

  @Permit('approval.decide')
  @Mutation(() => DecideApprovalResult, { description: 'Decides the step at hand (X3)' })
  decideApproval(@Args('input') input: DecideApprovalInput): Promise<typeof DecideApprovalResult> {
    return this.#desk.decide(input);
  }

  @Permit('approval.assign')
  @Mutation(() => ApprovalsAssigned, { description: 'Puts pending steps on somebody’s desk (X3)' })
  assignApprovals(@Args('input') input: AssignApprovalsInput): Promise<ApprovalsAssigned> {
    return this.#desk.assign(input);
  }
}
