import { useQuery } from '@apollo/client/react';
import { ArchiveBranchesDocument } from '../../gql/archive/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import type { QueueFilter } from '../../ui/queue-filters.tsx';

/** A filter by branch, with the branches that the person knows. */
export function useBranchFilter(): QueueFilter {
  const t = useText();
  const { may } = useSession();
  const { data } = useQuery(ArchiveBranchesDocument, { skip: !may('trader.read') });
  return {
    kind: 'choice',
    key: 'branch',
    label: t('archive.branch'),
    many: true,
    options: (data?.traderBranches ?? []).map(({ id, name }) => ({ value: id, label: name })),
  };
}
