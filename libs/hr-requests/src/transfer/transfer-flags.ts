import { addMonths, type BusinessDate } from '@kefu/office/calendar';
import { tenureOn } from '../record/tenure.ts';
import type { FlagKey, Snapshot } from '../request/snapshot.ts';
import type { TransferPosts } from './transfer-posts.ts';

/** Tenure under so many months is warned of. */
const shortMonths = 3;

/** What warns those who decide on a day; nothing of it rejects by itself (H2). */
export function flagsOf(posts: TransferPosts, day: BusinessDate): FlagKey[] {
  const { joinedOn, probationEndsOn, authorised, held, incoming, fromEntityId, toEntityId } = posts;
  const raised: Readonly<Record<FlagKey, boolean>> = {
    tenureUnknown: joinedOn === null,
    shortTenure: joinedOn !== null && day < addMonths(joinedOn, shortMonths),
    onProbation: probationEndsOn !== null && day <= probationEndsOn,
    noHeadCount: authorised !== null && held + incoming >= authorised,
    disciplineOpen: posts.disciplineOpen,
    otherLegalEntity: fromEntityId !== null && toEntityId !== null && fromEntityId !== toEntityId,
  };
  return (Object.keys(raised) as FlagKey[]).filter((key) => raised[key]);
}

/** What the record says of an applicant and the two posts on a day. */
export function snapshotOf(posts: TransferPosts, day: BusinessDate): Snapshot {
  const { joinedOn, fromTitle, fromUnit, toTitle, toUnit, fromEntity, toEntity, authorised, held, incoming } = posts;
  const tenure = joinedOn === null ? null : (tenureOn(day, joinedOn) ?? null);
  return {
    on: day,
    joinedOn,
    tenure,
    fromTitle,
    fromUnit,
    toTitle,
    toUnit,
    fromEntity,
    toEntity,
    authorised,
    held,
    incoming,
    flags: flagsOf(posts, day),
  };
}
