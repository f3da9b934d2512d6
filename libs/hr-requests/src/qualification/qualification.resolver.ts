import { Permit } from '@kefu/platform/permissions';
import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { QualificationService } from './qualification.service.ts';
import {
  ClaimQualificationInput,
  JudgeQualificationInput,
  QualificationResult,
  QualificationType,
} from './qualification.types.ts';

@Resolver()
export class QualificationResolver {
  readonly #qualifications: QualificationService;

  constructor(qualifications: QualificationService) {
    this.#qualifications = qualifications;
  }

  @Permit('hrRequest.read')
  @Query(() => [QualificationType], { description: 'What somebody claims to have learnt, as far as it is proven (H3)' })
  qualifications(@Args('personId', { type: () => ID }, ParseUUIDPipe) personId: string): Promise<QualificationType[]> {
    return this.#qualifications.of(personId);
  }

  @Permit('hrRequest.apply')
  @Mutation(() => QualificationResult, {
    description: 'Claims one’s own qualification, or answers what was asked (H3)',
  })
  claimQualification(@Args('input') input: ClaimQualificationInput): Promise<typeof QualificationResult> {
    return this.#qualifications.claim(input);
  }

  @Permit('hrRequest.review')
  @Mutation(() => QualificationResult, {
    description: 'Says that a qualification is proven or not, or asks about it (H3)',
  })
  judgeQualification(@Args('input') input: JudgeQualificationInput): Promise<typeof QualificationResult> {
    return this.#qualifications.judge(input);
  }
}
