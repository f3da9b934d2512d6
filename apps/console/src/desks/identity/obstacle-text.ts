import type { ObstaclesFragment } from '../../gql/identity/graphql.ts';
import { useText } from '../../shell/text.ts';

/** Kinds of what stands in the way of a closing that have words of their own; a test holds them against the server's. */
export const obstacleKinds = [
  'holder',
  'unit',
  'task',
  'approval',
  'trader',
  'traderFault',
  'application',
  'transmittal',
  'riskRun',
  'mortgageContract',
  'mortgageCase',
] as const;

type Kind = (typeof obstacleKinds)[number];
const isKnown = (kind: string): kind is Kind => (obstacleKinds as readonly string[]).includes(kind);

/** Says one thing that stands in the way of a closing. */
export function useObstacleText(): (obstacle: ObstaclesFragment['obstacles'][number]) => string {
  const t = useText();
  return ({ kind, count, names }) => {
    if (!isKnown(kind)) return t('identity.obstacle.other', { kind, count });
    const listed = names.join(t('ui.comma'));
    return t(`identity.obstacle.${kind}`, {
      count,
      names: names.length < count ? t('identity.obstacle.andMore', { names: listed }) : listed,
    });
  };
}
