import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { OrganisationDocument, type OrganisationQuery } from '../../gql/identity/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Count, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Section } from '../../ui/record-page.tsx';
import { NewPost } from './new-post.tsx';
import { NewUnit } from './new-unit.tsx';
import { usePostTitle, useRoleName } from './role-name.ts';

/** Department, branches, teams, and the posts in them (X1). */
export default function OrganisationPage(): ReactNode {
  const t = useText();
  const manages = useSession().may('role.manage');
  const { data, error, refetch } = useQuery(OrganisationDocument);
  const [adding, setAdding] = useState<'unit' | 'post'>();
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  return (
    <>
      <header className="k-head">
        <h1>{t('identity.organisation')}</h1>
        <span className="k-grow" />
        {manages && (
          <div className="k-actions">
            <Button onClick={() => setAdding('unit')}>{t('identity.unit.new')}</Button>
            <Button type="primary" onClick={() => setAdding('post')}>
              {t('identity.post.new')}
            </Button>
          </div>
        )}
      </header>
      <div className="k-stack">
        <Section title={t('identity.units')}>
          <Units units={data.orgUnits} />
        </Section>
        <Section title={t('identity.posts')}>
          <Posts posts={data.posts} />
        </Section>
      </div>
      <NewUnit open={adding === 'unit'} units={data.orgUnits} onClose={() => setAdding(undefined)} />
      <NewPost open={adding === 'post'} units={data.orgUnits} roles={data.roles} onClose={() => setAdding(undefined)} />
    </>
  );
}

function Units({ units }: { units: OrganisationQuery['orgUnits'] }): ReactNode {
  const t = useText();
  const nameOf = new Map(units.map(({ id, name }) => [id, name]));
  return (
    <table className="k-table">
      <thead>
        <tr>
          <th>{t('identity.unit.name')}</th>
          <th>{t('identity.unit.kind')}</th>
          <th>{t('identity.unit.parent')}</th>
          <th className="k-number">{t('identity.unit.people')}</th>
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <tr key={unit.id}>
            <td>{unit.name}</td>
            <td>{t(`identity.unitKind.${unitKind(unit.kind)}`)}</td>
            <td>{unit.parentId ? nameOf.get(unit.parentId) : <None />}</td>
            <td className="k-number">
              <Count value={unit.people} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Posts({ posts }: { posts: OrganisationQuery['posts'] }): ReactNode {
  const t = useText();
  const titleOf = usePostTitle();
  const roleName = useRoleName();
  if (posts.length === 0) return <p className="k-quiet">{t('identity.posts.none')}</p>;
  return (
    <table className="k-table">
      <thead>
        <tr>
          <th>{t('identity.post.unit')}</th>
          <th>{t('identity.post.title')}</th>
          <th>{t('identity.post.role')}</th>
          <th>{t('identity.post.holders')}</th>
        </tr>
      </thead>
      <tbody>
        {posts.map((post) => (
          <tr key={post.id}>
            <td>{post.unitName}</td>
            <td>{titleOf(post)}</td>
            <td>{roleName(post)}</td>
            <td>
              {post.holders.length > 0 ? (
                post.holders.join(t('ui.comma'))
              ) : (
                <span className="k-quiet">{t('identity.post.vacant')}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function unitKind(kind: string): 'department' | 'branch' | 'team' {
  return kind === 'branch' || kind === 'team' ? kind : 'department';
}
