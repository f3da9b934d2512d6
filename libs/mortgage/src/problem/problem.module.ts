import { Module } from '@nestjs/common';
import { CaseModule } from '../case/case.module.ts';
import { EscalationPolicyResolver } from './escalation-policy.resolver.ts';
import { EscalationPolicyService } from './escalation-policy.service.ts';
import { ProblemResolver } from './problem.resolver.ts';
import { ProblemService } from './problem.service.ts';
import { ProblemViewService } from './problem-view.service.ts';

/** Problems with customers, and what is asked before one goes to the supervisor (S21, S26). */
@Module({
  imports: [CaseModule],
  providers: [ProblemService, ProblemViewService, ProblemResolver, EscalationPolicyService, EscalationPolicyResolver],
})
export class ProblemModule {}
