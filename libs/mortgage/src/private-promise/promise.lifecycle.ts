import { defineApprovalRoute } from '@kefu/office/approvals';
import { defineLifecycle } from '@kefu/office/lifecycle';
import { defineSubject } from '@kefu/office/subjects';
import { sql } from '@kefu/platform/database';
import { sanctionStates, sanctionSteps, sanctionWays } from '../penalty/sanction.ts';
import { text } from '../words/words.ts';

/** A private promise from its report to its sanction (S28). */
export const promiseLifecycle = 'mortgagePrivatePromise';

defineLifecycle({
  key: promiseLifecycle,
  subject: 'mortgagePrivatePromise',
  table: 'mortgage_private_promise',
  scope: { team: 'team_id', own: 'consultant_id' },
  readPermission: 'mortgagePrivatePromise.read',
  versions: [
    {
      version: 1,
      initial: 'reported',
      states: {
        reported: { title: text('已舉報', '已举报', 'Reported'), tone: 'waiting' },
        investigated: { title: text('已調查，待認定', '已调查，待认定', 'Investigated'), tone: 'waiting' },
        upheld: {
          title: text('屬實，處罰待主管審核', '属实，处罚待主管审核', 'Upheld, waits for the supervisor'),
          tone: 'waiting',
        },
        ...sanctionStates,
        standing: {
          title: text('屬實，處罰成立', '属实，处罚成立', 'Upheld, the sanction stands'),
          tone: 'done',
          final: true,
        },
        dropped: { title: text('屬實，不予處罰', '属实，不予处罚', 'Upheld, no sanction'), tone: 'done', final: true },
        dismissed: { title: text('不屬實', '不属实', 'Dismissed'), tone: 'refused', final: true },
      },
      transitions: {
        investigate: {
          title: text('登記調查結果', '登记调查结果', 'Record the findings'),
          from: ['reported'],
          to: 'investigated',
          permission: 'mortgagePrivatePromise.decide',
          needsReason: true,
          guards: ['notReporter'],
        },
        // With what is proposed: `upholdMortgagePrivatePromise`.
        confirm: {
          title: text('認定屬實', '认定属实', 'Uphold'),
          from: ['investigated'],
          to: 'upheld',
          permission: 'mortgagePrivatePromise.decide',
          needsReason: true,
          guards: ['notReporter', 'heard'],
        },
        dismiss: {
          title: text('認定不屬實', '认定不属实', 'Dismiss'),
          from: ['reported', 'investigated'],
          to: 'dismissed',
          permission: 'mortgagePrivatePromise.decide',
          needsReason: true,
          guards: ['notReporter'],
        },
        ...sanctionWays('upheld', {
          appeal: 'mortgagePrivatePromise.answer',
          decide: 'mortgagePrivatePromise.sanction',
        }),
      },
    },
  ],
});

/** Supervisor, then general manager; whoever upheld the promise does not review its sanction. */
export const promiseRoute = defineApprovalRoute({
  key: 'mortgagePrivatePromise',
  title: text('私自承諾的處罰', '私自承诺的处罚', 'Sanction of a private promise'),
  subject: 'mortgagePrivatePromise',
  steps: sanctionSteps('mortgagePrivatePromise.decide', 'mortgagePrivatePromise.sanction'),
  moves: { return: 'drop', reject: 'drop' },
  requesterMayBegin: false,
});

/** A promise as what approvals and tasks are about. */
export const promiseSubject = defineSubject({
  type: 'mortgagePrivatePromise',
  permission: 'mortgagePrivatePromise.read',
  facts: sql(
    'mortgagePrivatePromise.subject',
    `SELECT m.id, m.number || ' ' || p.name AS title, NULL::uuid AS "branchId", m.team_id AS "teamId", m.consultant_id AS "ownerId"
     FROM mortgage_private_promise m JOIN person p ON p.id = m.consultant_id WHERE m.id = ANY($1::uuid[])`,
  ),
});
