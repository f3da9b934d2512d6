import { useMutation } from '@apollo/client/react';
import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { OrganisationDocument, type PostRowFragment, SetReportsToDocument } from '../../gql/identity/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import type { Problem } from '../../ui/form-problems.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { usePostTitle } from './role-name.ts';

interface Values {
  readonly reportsToId?: string | null;
}

/** Says which post is above a post (直接上級): along this line requests are decided and records are seen. */
export function ReportsToDialog({
  post,
  posts,
  onClose,
}: {
  post: PostRowFragment | undefined;
  /** Posts that are open. */
  posts: readonly PostRowFragment[];
  onClose: () => void;
}): ReactNode {
  const t = useText();
  const titleOf = usePostTitle();
  const [send] = useMutation(SetReportsToDocument, { refetchQueries: [OrganisationDocument] });
  const set = async ({ reportsToId }: Values): Promise<Problem[]> => {
    if (!post) return [];
    const input = { version: post.version, reportsToId: reportsToId ?? null };
    const { data } = await send({ variables: { id: post.id, input } });
    const result = data?.setReportsTo;
    const refuse = (text: string): Problem[] => [{ name: ['reportsToId'], label: t('identity.post.reportsTo'), text }];
    switch (result?.__typename) {
      case 'InvalidInput':
        return refuse(t(result.fields[0]?.code === 'LOOP' ? 'identity.post.loop' : 'identity.refused.NotFound'));
      case 'NotFound':
      case 'ChangedMeanwhile':
        return refuse(t(`identity.refused.${result.__typename}`));
      default:
        sayDone(t('identity.saved'));
        return [];
    }
  };
  return (
    <CreateDialog<Values>
      key={post?.id}
      open={post !== undefined}
      title={t('identity.post.reportsToOf', { title: post && titleOf(post) })}
      action={t('identity.save')}
      initialValues={{ reportsToId: post?.reportsToId ?? null }}
      create={set}
      onClose={onClose}
    >
      <Form.Item name="reportsToId" label={t('identity.post.reportsTo')} extra={t('identity.post.reportsToHelp')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('identity.post.noSuperior')}
          options={posts
            .filter(({ id }) => id !== post?.id)
            .map((each) => ({ value: each.id, label: [each.unitName, titleOf(each)].join(' · ') }))}
        />
      </Form.Item>
    </CreateDialog>
  );
}
