import type { ReactNode } from 'react';
import { useText } from '../../shell/text.ts';
import type { OrganisationPart } from './organisation-part.ts';

/** What one may do with a unit or a post, in its row. */
export function PartActions({
  part,
  closing,
  onRename,
  onClose,
  onReopen,
  onReportsTo,
}: {
  part: OrganisationPart;
  /** Whether it is closed, or will be. */
  closing: boolean;
  onRename: (part: OrganisationPart) => void;
  onClose: (part: OrganisationPart) => void;
  onReopen: (part: OrganisationPart) => void;
  /** For a post: says what is above it. */
  onReportsTo?: (() => void) | undefined;
}): ReactNode {
  const t = useText();
  const button = (
    word: 'identity.rename' | 'identity.close' | 'identity.reopen' | 'identity.post.reportsTo',
    act: typeof onRename,
  ): ReactNode => (
    <button type="button" className="k-link" aria-label={`${t(word)} ${part.name}`} onClick={() => act(part)}>
      {t(word)}
    </button>
  );
  return (
    <span className="k-actions">
      {button('identity.rename', onRename)}
      {onReportsTo && button('identity.post.reportsTo', onReportsTo)}
      {closing ? button('identity.reopen', onReopen) : button('identity.close', onClose)}
    </span>
  );
}
