import type { Reason } from '@kefu/office/lifecycle';
import type { EntityManager } from 'typeorm';
import { text } from '../words/words.ts';

const beyond = text(
  '實測面積差異超過 3%，待人決定',
  '实测面积差异超过 3%，待人决定',
  'The measured area differs by more than 3 %: somebody must decide',
);
const rescinded = text(
  '面積差異超過 3%，買方要求解除合同',
  '面积差异超过 3%，买方要求解除合同',
  'The measured area differs by more than 3 % and the buyer rescinds',
);

/** Why a measured area stops a case (S18). */
export async function areaReasons(tx: EntityManager, caseId: string): Promise<Reason[]> {
  const [area]: { decision: string | null }[] = await tx.query(
    `SELECT a.decision FROM mortgage_measured_area a JOIN mortgage_case k ON k.contract_id = a.contract_id
     WHERE k.id = $1 AND a.beyond AND a.decision IS DISTINCT FROM 'settle'`,
    [caseId],
  );
  if (!area) return [];
  return area.decision ? [{ code: 'AREA_RESCINDED', text: rescinded }] : [{ code: 'AREA_BEYOND', text: beyond }];
}
