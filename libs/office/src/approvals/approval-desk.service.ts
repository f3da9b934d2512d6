import { AuditTrail } from '@kefu/platform/audit';
import { Database } from '@kefu/platform/database';
import { NotFound } from '@kefu/platform/errors';
import { Injectable } from '@nestjs/common';
import {
  ApprovalsAssigned,
  type AssignApprovalsInput,
  type DecideApprovalInput,
  type DecideApprovalResult,
  DecidedAlready,
} from './approval.types.ts';
import { mayDecideSql } from './approval-deciders.ts';
import { approvalReachSql } from './approval-reach.ts';
import { ApprovalViewService } from './approval-view.service.ts';
import { Approvals, alreadyDecided } from './approvals.ts';

/** What people do with approvals (X3): decide them, put them on somebody's desk. */
@Injectable()
export class ApprovalDeskService {
  readonly #database: Database;
  readonly #approvals: Approvals;
  readonly #view: ApprovalViewService;
  readonly #audit: AuditTrail;

  constructor(database: Database, approvals: Approvals, view: ApprovalViewService, audit: AuditTrail) {
    this.#database = database;
    this.#approvals = approvals;
    this.#view = view;
    this.#audit = audit;
  }

  /** Decides the step at hand; who comes second is told what the first one decided. */
  async decide(input: DecideApprovalInput): Promise<typeof DecideApprovalResult> {
    const failure = await this.#database.transaction((tx) => this.#approvals.decide(tx, input));
    if (failure && failure !== alreadyDecided) return failure;
    const approval = await this.#view.one(input.approvalId);
    if (!approval) return NotFound.of('approval');
    return failure === alreadyDecided ? DecidedAlready.of(approval, input.position) : approval;
  }

  /** Puts pending steps on the desk of somebody who may decide them; whoever else may, still does. */
  assign({ approvalIds, personId }: AssignApprovalsInput): Promise<ApprovalsAssigned> {
    return this.#database.transaction(async (tx) => {
      const values: unknown[] = [approvalIds, personId];
      const scope = approvalReachSql('approval.assign', values);
      const [rows]: [{ id: string; type: string; subjectId: string; step: string; person: string }[]] = await tx.query(
        `UPDATE approval_step u SET assigned_to = $2 FROM approval_step s JOIN approval a ON a.id = s.approval_id
           JOIN person p ON p.id = $2 AND p.active
         WHERE u.approval_id = s.approval_id AND u.position = s.position AND s.state = 'pending' AND u.state = 'pending'
           AND a.id = ANY($1::uuid[]) AND ${scope} AND ${mayDecideSql('$2')}
         RETURNING a.id, a.subject_type AS type, a.subject_id AS "subjectId", s.key AS step, p.name AS person`,
        values,
      );
      for (const { type, subjectId, step, person } of rows) {
        const subject = { type, id: subjectId };
        await this.#audit.record(tx, { action: 'approval.assigned', subject, after: { step, assignedTo: person } });
      }
      const assigned = rows.map(({ id }) => id);
      const refused = approvalIds.filter((id) => !assigned.includes(id));
      return Object.assign(new ApprovalsAssigned(), { approvalIds: assigned, refused });
    });
  }
}
