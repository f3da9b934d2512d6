import { currentActor } from '@kefu/platform/context';

/** The person who acts now; null where the house or an integration does. */
export function personId(): string | null {
  const { kind, id } = currentActor();
  return kind === 'person' ? id : null;
}
