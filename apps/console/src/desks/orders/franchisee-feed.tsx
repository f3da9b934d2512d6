import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, InputNumber, Modal, Popconfirm, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  EndFeedLinkDocument,
  FranchiseeFeedDocument,
  type FranchiseeLineFragment,
  MakeFeedLinkDocument,
  SetFranchiseePhoneDocument,
} from '../../gql/orders/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { BusinessDate, Instant, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Section } from '../../ui/record-page.tsx';
import { SetContact } from './set-contact.tsx';

const usualDays = 14;

/** What a franchisee is told of its goods: where, what it was told, and the link to its own page (F31). */
export function FranchiseeFeed({
  franchisee,
  changed,
}: {
  franchisee: FranchiseeLineFragment;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const { data, error, refetch } = useQuery(FranchiseeFeedDocument, { variables: { id: franchisee.id } });
  const [end, ending] = useMutation(EndFeedLinkDocument, { onError: () => {} });
  const link = data?.franchiseeFeed.link;
  const messages = data?.franchiseeFeed.messages ?? [];
  const again = (): void => void refetch();
  return (
    <Section
      title={t('orders.feed')}
      extra={
        <>
          <SetPhone franchisee={franchisee} changed={changed} />
          <MakeLink franchisee={franchisee} made={again} />
          {link?.state === 'OPEN' && (
            <Popconfirm
              title={t('orders.endLinkAsk')}
              okText={t('orders.endLink')}
              cancelText={t('ui.cancel')}
              onConfirm={() => void end({ variables: { id: franchisee.id } }).then(again)}
            >
              <Button size="small" loading={ending.loading}>
                {t('orders.endLink')}
              </Button>
            </Popconfirm>
          )}
        </>
      }
    >
      <FailureAlert error={ending.error ?? error} />
      {!data && !error && <PageLoading />}
      <Facts
        facts={[
          { key: 'phone', label: t('orders.phone'), value: franchisee.phoneMasked ?? t('orders.noPhone') },
          {
            key: 'link',
            label: t('orders.link'),
            value: link ? (
              <>
                {t(`orders.link.${link.state}`)} · {link.madeBy} <Instant value={link.madeAt} /> ·{' '}
                {t('orders.linkUntil')} <Instant value={link.expiresAt} /> · {t('orders.linkOpened')}{' '}
                <Instant value={link.openedAt} />
              </>
            ) : (
              <None />
            ),
          },
        ]}
      />
      {data && messages.length === 0 && <p className="k-quiet">{t('orders.toldNothing')}</p>}
      {messages.length > 0 && (
        <table className="k-table" aria-label={t('orders.told')}>
          <thead>
            <tr>
              <th>{t('orders.told')}</th>
              <th>{t('orders.toldOn')}</th>
              <th>{t('orders.toldState')}</th>
            </tr>
          </thead>
          <tbody>
            {messages.map(({ id, stage, on, state }) => (
              <tr key={id}>
                <td>{open('orders.stage', stage)}</td>
                <td>
                  <BusinessDate value={on} />
                </td>
                <td>{open('messaging.state', state)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function SetPhone({
  franchisee: { id, version, name },
  changed,
}: {
  franchisee: FranchiseeLineFragment;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const [set] = useMutation(SetFranchiseePhoneDocument);
  return (
    <SetContact
      field="phone"
      action={t('orders.setPhone')}
      label={t('orders.phone')}
      detail={t('orders.phoneDetail')}
      name={name}
      send={async (phone) => {
        const { data } = await set({ variables: { input: { id, version, phone } } });
        changed();
        return data?.saved;
      }}
    />
  );
}

/** Makes a link and shows it, this once. */
function MakeLink({
  franchisee: { id, name },
  made,
}: {
  franchisee: FranchiseeLineFragment;
  made: () => void;
}): ReactNode {
  const t = useText();
  const [open, setOpen] = useState(false);
  const [address, setAddress] = useState<string>();
  const [send] = useMutation(MakeFeedLinkDocument);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('orders.makeLink')}
      </Button>
      <CreateDialog<{ days: number }>
        open={open}
        title={`${t('orders.makeLink')} ${name}`}
        action={t('orders.makeLink')}
        initialValues={{ days: usualDays }}
        onClose={() => setOpen(false)}
        create={async ({ days }) => {
          const { data } = await send({ variables: { input: { franchiseeId: id, days } } });
          if (data?.made.__typename === 'FeedLinkMade') setAddress(data.made.address);
          made();
          return data?.made.__typename === 'FeedLinkMade'
            ? []
            : [{ name: ['days'], label: '', text: t('orders.refusal.NOT_FOUND') }];
        }}
      >
        <p className="k-quiet">{t('orders.makeLinkDetail')}</p>
        <Form.Item name="days" label={t('orders.linkDays')} rules={[{ required: true, message: t('orders.required') }]}>
          <InputNumber min={1} max={60} precision={0} />
        </Form.Item>
      </CreateDialog>
      <Modal
        open={address !== undefined}
        title={t('orders.linkMade')}
        okText={t('orders.linkKept')}
        cancelButtonProps={{ hidden: true }}
        mask={{ closable: false }}
        destroyOnHidden
        onOk={() => setAddress(undefined)}
        onCancel={() => setAddress(undefined)}
      >
        <p className="k-quiet">{t('orders.linkMadeDetail')}</p>
        <Typography.Paragraph copyable={{ text: address ?? '' }} code>
          {address}
        </Typography.Paragraph>
      </Modal>
    </>
  );
}
