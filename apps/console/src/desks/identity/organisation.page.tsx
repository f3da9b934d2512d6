import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  OrganisationDocument,
  type PostRowFragment,
  ReopenOrgUnitDocument,
  ReopenPostDocument,
  type UnitRowFragment,
} from '../../gql/identity/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Section } from '../../ui/record-page.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { NewPost } from './new-post.tsx';
import { NewUnit } from './new-unit.tsx';
import { isClosed, type OrganisationPart, partOf } from './organisation-part.ts';
import { PartActions } from './part-actions.tsx';
import { PostsTable } from './posts-table.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { ReportsToDialog } from './reports-to-dialog.tsx';
import { unitTree } from './unit-tree.ts';
import { UnitsTable } from './units-table.tsx';

/** Department, branches, teams, and the posts in them (X1). */
export default function OrganisationPage(): ReactNode {
  const t = useText();
  const manages = useSession().may('role.manage');
  const [closed, setClosed] = useState(false);
  const { data, previousData, error, refetch } = useQuery(OrganisationDocument, { variables: { closed } });
  const [adding, setAdding] = useState<'unit' | 'post'>();
  const [renaming, setRenaming] = useState<OrganisationPart>();
  const [closing, setClosing] = useState<OrganisationPart>();
  const [lining, setLining] = useState<PostRowFragment>();
  const { reopen, refused, failure } = useReopen();
  const shown = data ?? previousData;
  if (!shown)
    return error ? (
      <ErrorState page={t('identity.organisation')} error={error} retry={() => void refetch()} />
    ) : (
      <PageLoading />
    );
  const actions = (row: UnitRowFragment | PostRowFragment): ReactNode => (
    <PartActions
      part={partOf(row)}
      closing={row.closedOn != null}
      onRename={setRenaming}
      onClose={setClosing}
      onReopen={(part) => void reopen(part)}
      {...('title' in row && { onReportsTo: () => setLining(row) })}
    />
  );
  const units = unitTree(shown.orgUnits).map(({ unit }) => unit);
  const open = units.filter((unit) => !isClosed(unit));
  const unitAt = new Map(units.map(({ id }, at) => [id, at]));
  const placeOf = ({ unitId }: PostRowFragment): number => unitAt.get(unitId) ?? units.length;
  const posts = shown.posts.toSorted((one, other) => placeOf(one) - placeOf(other));
  return (
    <>
      <header className="k-head">
        <h1>{t('identity.organisation')}</h1>
        <span className="k-grow" />
        <Checkbox checked={closed} onChange={({ target }) => setClosed(target.checked)}>
          {t('identity.showClosed')}
        </Checkbox>
        {manages && (
          <div className="k-actions">
            <Button onClick={() => setAdding('unit')}>{t('identity.unit.new')}</Button>
            <Button type="primary" onClick={() => setAdding('post')}>
              {t('identity.post.new')}
            </Button>
          </div>
        )}
      </header>
      <FailureAlert error={failure ?? error} />
      {refused && <Alert type="warning" showIcon role="alert" className="k-alert" title={refused} />}
      <div className="k-stack">
        <Section title={t('identity.units')}>
          <UnitsTable units={shown.orgUnits} actions={manages ? actions : undefined} />
        </Section>
        <Section title={t('identity.posts')}>
          <PostsTable posts={posts} actions={manages ? actions : undefined} />
        </Section>
      </div>
      <NewUnit open={adding === 'unit'} units={open} onClose={() => setAdding(undefined)} />
      <NewPost open={adding === 'post'} units={open} roles={shown.roles} onClose={() => setAdding(undefined)} />
      <RenameDialog part={renaming} onClose={() => setRenaming(undefined)} />
      <CloseDialog part={closing} onClose={() => setClosing(undefined)} />
      <ReportsToDialog
        post={lining}
        posts={shown.posts.filter((post) => !isClosed(post))}
        onClose={() => setLining(undefined)}
      />
    </>
  );
}

/** Opens a closed unit or post again, and keeps in words why it was refused. */
function useReopen(): {
  reopen: (part: OrganisationPart) => Promise<void>;
  refused: string | undefined;
  failure: unknown;
} {
  const t = useText();
  const again = { refetchQueries: [OrganisationDocument] };
  const [reopenUnit] = useMutation(ReopenOrgUnitDocument, again);
  const [reopenPost] = useMutation(ReopenPostDocument, again);
  const [refused, setRefused] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const reopen = async ({ kind, id, version, name }: OrganisationPart): Promise<void> => {
    setRefused(undefined);
    setFailure(undefined);
    try {
      const variables = { id, version };
      const result =
        kind === 'unit'
          ? (await reopenUnit({ variables })).data?.reopenOrgUnit
          : (await reopenPost({ variables })).data?.reopenPost;
      if (result?.__typename === 'OrgUnit' || result?.__typename === 'Post') {
        sayDone(t('identity.reopened', { name }));
      } else if (result?.__typename === 'WrongState' && result.state === 'closedAbove') {
        setRefused(t('identity.refused.closedAbove'));
      } else if (result) setRefused(t(`identity.refused.${result.__typename}`));
    } catch (thrown) {
      setFailure(thrown);
    }
  };
  return { reopen, refused, failure };
}
