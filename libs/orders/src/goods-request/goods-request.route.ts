import { defineApprovalRoute } from '@kefu/office/approvals';
import { say } from '@kefu/office/imports';
import { defineSubject } from '@kefu/office/subjects';
import { sql } from '@kefu/platform/database';

/** Office minutes of a usual office day. */
const officeDay = 450;

/** Another person looks at prices, consents, and what is taken from orders (F5, F7, F10). */
export const goodsRequestRoute = defineApprovalRoute({
  key: 'goodsRequest',
  title: say('訂單外發貨', '订单外发货', 'Goods beside the orders'),
  subject: 'goodsRequest',
  steps: [
    {
      key: 'lead',
      title: say('主管批准', '主管批准', 'Lead'),
      permission: 'goodsRequest.approve',
      approve: 'approve',
      remindAfter: officeDay,
      escalateAfter: 2 * officeDay,
      escalateTo: 'goodsRequest.approve',
    },
  ],
  moves: { return: 'refuse', reject: 'refuse' },
  requesterMayBegin: false,
});

/** A request as what approvals are about. */
export const goodsRequestSubject = defineSubject({
  type: 'goodsRequest',
  permission: 'goodsRequest.read',
  facts: sql(
    'goodsRequest.subject',
    `SELECT r.id, r.number || ' ' || coalesce(f.name, p.name) AS title, NULL::uuid AS "branchId", NULL::uuid AS "teamId", NULL::uuid AS "ownerId"
     FROM goods_request r LEFT JOIN franchisee f ON f.id = r.franchisee_id LEFT JOIN stock_place p ON p.id = r.place_id
     WHERE r.id = ANY($1::uuid[])`,
  ),
});
