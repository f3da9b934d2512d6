import type { ReactNode } from 'react';
import type { PostRowFragment } from '../../gql/identity/graphql.ts';
import { useText } from '../../shell/text.ts';
import { isClosed } from './organisation-part.ts';
import { PartState } from './part-state.tsx';
import { usePostTitle, useRoleName } from './role-name.ts';

/** The posts and who holds them today. */
export function PostsTable({
  posts,
  actions,
}: {
  posts: readonly PostRowFragment[];
  /** What may be done with a post; no column where nothing may. */
  actions?: ((post: PostRowFragment) => ReactNode) | undefined;
}): ReactNode {
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
          <th>{t('identity.post.reportsTo')}</th>
          {actions && <th>{t('identity.do')}</th>}
        </tr>
      </thead>
      <tbody>
        {posts.map((post) => (
          <tr key={post.id} className={isClosed(post) ? 'k-quiet' : ''}>
            <td>{post.unitName}</td>
            <td>
              {titleOf(post)}
              <PartState closedOn={post.closedOn} formerNames={post.formerTitles} />
            </td>
            <td>{roleName(post)}</td>
            <td>
              {post.holders.length > 0 ? (
                post.holders.join(t('ui.comma'))
              ) : (
                <span className="k-quiet">{t('identity.post.vacant')}</span>
              )}
            </td>
            <td>{post.reportsToTitle ?? <span className="k-quiet">{t('identity.post.noSuperior')}</span>}</td>
            {actions && <td className="k-line">{actions(post)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
