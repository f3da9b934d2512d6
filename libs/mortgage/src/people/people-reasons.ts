import type { LifecycleCase, Reason } from '@kefu/office/lifecycle';
import type { EntityManager } from 'typeorm';
import { text } from '../words/words.ts';
import type { PowerScope } from './person-rules.ts';

const lapsed = text(
  '{name} 的委託書已於 {day} 到期：更新委託期限，或由本人辦理',
  '{name} 的委托书已于 {day} 到期：更新委托期限，或由本人办理',
  'The power of attorney of {name} was good until {day}: enter a new one, or the principal comes',
);
const ofAge = text(
  '{name} 已成年，須本人簽署：改為共有人',
  '{name} 已成年，须本人签署：改为共有人',
  '{name} is of full age by now and signs: enter a co-owner',
);

/** Which power an attorney needs for what is next, by the state; the loan's where none is named. */
const scopes: Partial<Readonly<Record<string, PowerScope>>> = {
  contractDraft: 'sale',
  returned: 'sale',
  review: 'sale',
  loanSigned: 'registration',
  preMortgageRegistered: 'registration',
};

/** Who of a contract cannot do what is next: whose power is over, who is no minor any more (S7). */
export async function peopleReasons(tx: EntityManager, { id, state }: LifecycleCase): Promise<Reason[]> {
  const rows: { role: string; name: string; day: string | null }[] = await tx.query(
    `SELECT p.role, p.name, p.power_until AS day FROM mortgage_case k JOIN mortgage_person p ON p.contract_id = k.contract_id,
       LATERAL (SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date AS today) d
     WHERE k.id = $1 AND (p.adult_on <= d.today OR p.power_until < d.today AND $2 = ANY (p.power_scopes)) ORDER BY p.position`,
    [id, scopes[state] ?? 'loan'],
  );
  return rows.map(
    ({ role, name, day }): Reason =>
      role === 'minor'
        ? { code: 'OF_AGE', text: ofAge, values: { name } }
        : { code: 'POWER_LAPSED', text: lapsed, values: { name, day: day ?? '' } },
  );
}
