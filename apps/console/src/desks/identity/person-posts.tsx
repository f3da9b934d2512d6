import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Form, Popconfirm, Select } from 'antd';
import type { ReactNode } from 'react';
import {
  EndHoldingDocument,
  HoldPostDocument,
  OrganisationDocument,
  type PersonRowFragment,
} from '../../gql/identity/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { BusinessDate } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { todayInShanghai } from '../../ui/today.ts';
import { usePostTitle, useRoleName } from './role-name.ts';

interface Values {
  readonly postId: string;
  readonly startsOn: string;
  readonly endsOn?: string;
}

/** The posts that a person holds or held, from–to. */
export function PersonPosts({ person, onChanged }: { person: PersonRowFragment; onChanged: () => void }): ReactNode {
  const t = useText();
  const titleOf = usePostTitle();
  const roleName = useRoleName();
  const manages = useSession().may('role.manage');
  const [end, ended] = useMutation(EndHoldingDocument);
  const refused =
    ended.data && ended.data.endHolding.__typename !== 'Post' ? ended.data.endHolding.__typename : undefined;
  const endToday = async (id: string): Promise<void> => {
    const { data } = await end({ variables: { id, endsOn: todayInShanghai() } });
    if (data?.endHolding.__typename === 'Post') sayDone(t('identity.post.endedToday'));
    onChanged();
  };
  return (
    <Section title={t('identity.person.posts')}>
      <FailureAlert error={ended.error} />
      {refused && (
        <Alert type="warning" showIcon role="alert" className="k-alert" title={t(`identity.refused.${refused}`)} />
      )}
      {person.holdings.length === 0 && <p className="k-quiet">{t('identity.person.noPosts')}</p>}
      <ul className="k-plain">
        {person.holdings.map((holding) => (
          <li key={holding.id}>
            <span className={holding.current ? '' : 'k-quiet'}>
              {[...new Set([holding.unitName, titleOf(holding), roleName(holding)])].join(' · ')}{' '}
            </span>
            <span className="k-quiet">
              <BusinessDate value={holding.startsOn} /> –{' '}
              {holding.endsOn ? <BusinessDate value={holding.endsOn} /> : t('identity.post.open')}
            </span>{' '}
            {manages && holding.current && (
              <Popconfirm
                title={t('identity.post.endQuestion')}
                okText={t('identity.post.endToday')}
                cancelText={t('ui.cancel')}
                onConfirm={() => void endToday(holding.id).catch(() => undefined)}
              >
                <button type="button" className="k-link">
                  {t('identity.post.endToday')}
                </button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
      {manages && <GivePost personId={person.id} onGiven={onChanged} />}
    </Section>
  );
}

function GivePost({ personId, onGiven }: { personId: string; onGiven: () => void }): ReactNode {
  const t = useText();
  const titleOf = usePostTitle();
  const roleName = useRoleName();
  const [form] = Form.useForm<Values>();
  const { data } = useQuery(OrganisationDocument);
  const [hold, { loading, error }] = useMutation(HoldPostDocument, { refetchQueries: [OrganisationDocument] });
  const give = async ({ postId, startsOn, endsOn }: Values): Promise<void> => {
    const answer = await hold({ variables: { input: { personId, postId, startsOn, ...(endsOn && { endsOn }) } } });
    const result = answer.data?.holdPost;
    if (result?.__typename === 'InvalidInput') {
      const [problem] = result.fields;
      const name = problem?.path === 'input.endsOn' ? 'endsOn' : 'startsOn';
      const beyond = problem?.code === 'POST_CLOSES' ? 'identity.post.closes' : 'identity.post.beforeStart';
      form.setFields([{ name, errors: [t(name === 'endsOn' ? beyond : 'identity.post.overlaps')] }]);
    } else {
      form.resetFields();
      onGiven();
    }
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ startsOn: todayInShanghai() }}
      onFinish={(values) => void give(values).catch(() => undefined)}
    >
      <FailureAlert error={error} />
      <Form.Item
        name="postId"
        label={t('identity.post.give')}
        rules={[{ required: true, message: t('identity.needed') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('identity.post.choose')}
          options={
            data?.posts.map((post) => ({
              value: post.id,
              label: [...new Set([post.unitName, titleOf(post), roleName(post)])].join(' · '),
            })) ?? []
          }
        />
      </Form.Item>
      <div className="k-fields">
        <Form.Item
          name="startsOn"
          label={t('identity.post.startsOn')}
          rules={[{ required: true, message: t('identity.needed') }]}
        >
          <DayInput required />
        </Form.Item>
        <Form.Item name="endsOn" label={t('identity.post.endsOn')}>
          <DayInput />
        </Form.Item>
      </div>
      <Button htmlType="submit" loading={loading}>
        {t('identity.post.giveNow')}
      </Button>
    </Form>
  );
}
