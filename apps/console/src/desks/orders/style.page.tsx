import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useParams } from 'react-router';
import {
  ChangeStyleDocument,
  type StyleLineFragment,
  StyleOfDocument,
  VerifyStylesDocument,
} from '../../gql/orders/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Money, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { MoneyInput } from '../../ui/money-input.tsx';
import { RecordPage, Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { useSeasonName } from './season-name.tsx';
import { StylePicture } from './style-picture.tsx';
import { useSaved } from './use-saved.ts';
import './orders.css';

/** One style: its prices and every SKU that it comes in; the second person verifies it here (F2). */
export default function StylePage(): ReactNode {
  const t = useText();
  const { id = '' } = useParams();
  const { may } = useSession();
  const seasonName = useSeasonName();
  const { data, error, refetch } = useQuery(StyleOfDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const [verify, verifying] = useMutation(VerifyStylesDocument, { onError: () => {} });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const { style, styleSkus } = data;
  if (!style) return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('ui.failureAdvice.NOT_FOUND')} />;
  const skus = new Map(styleSkus.map(({ colourCode, size, code }) => [`${colourCode} ${size}`, code]));
  const run = async (): Promise<void> => {
    await verify({ variables: { input: { styleIds: [id] } } });
    await refetch();
  };
  const said = (key: string, label: string, value: ReactNode) => ({ key, label, value: value || <None /> });
  const open = style.state === 'ENTERED';
  return (
    <RecordPage
      name={style.name}
      number={style.number}
      state={<StateChip tone={open ? 'waiting' : 'good'}>{t(`orders.style.${style.state}`)}</StateChip>}
      actions={
        open && (
          <>
            {may('style.enter') && <ChangeStyle style={style} changed={() => void refetch()} />}
            {may('style.verify') && (
              <Button
                type="primary"
                disabled={style.mine}
                {...(style.mine && { title: t('orders.enteredYourself') })}
                loading={verifying.loading}
                onClick={() => void run()}
              >
                {t('orders.verify')}
              </Button>
            )}
          </>
        )
      }
    >
      <FailureAlert error={verifying.error} />
      <Section title={t('orders.facts')}>
        <Facts
          facts={[
            said('group', t('orders.group'), style.group),
            said('category', t('orders.category'), style.category),
            said('seasons', t('orders.season'), style.seasons.map(seasonName).join(t('ui.comma'))),
            said('run', t('orders.sizeRun'), style.sizeRun),
            said('price', t('orders.price'), <Money fen={style.contractPrice} />),
            said('tag', t('orders.tagPrice'), <Money fen={style.tagPrice} />),
            said('entered', t('orders.enteredBy'), style.enteredBy),
            said('verified', t('orders.verifiedBy'), style.verifiedBy),
          ]}
        />
      </Section>
      <StylePicture style={style} changed={() => void refetch()} />
      <Section title={t('orders.skuMatrix')}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
        <section className="k-scroll" tabIndex={0} aria-label={t('orders.skuMatrix')}>
          <table className="k-table o-matrix">
            <thead>
              <tr>
                <th scope="col">{t('orders.colour')}</th>
                {style.sizes.map((size) => (
                  <th key={size} scope="col">
                    {size === 'F' ? t('orders.freeSize') : size}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {style.colours.map(({ code, name }) => (
                <tr key={code}>
                  <th scope="row">
                    {code} {name}
                  </th>
                  {style.sizes.map((size) => (
                    <td key={size} className="k-quiet">
                      {skus.get(`${code} ${size}`) ?? <None />}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </Section>
    </RecordPage>
  );
}

interface Wish {
  name: string;
  tagPrice: number;
  contractPrice: number;
}

/** Corrects a style before it is verified; whoever does cannot verify it. */
function ChangeStyle({ style, changed }: { style: StyleLineFragment; changed: () => void }): ReactNode {
  const t = useText();
  const saved = useSaved();
  const [open, setOpen] = useState(false);
  const [send] = useMutation(ChangeStyleDocument);
  const required = { required: true, message: t('orders.required') };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('orders.correct')}</Button>
      <CreateDialog<Wish>
        open={open}
        title={`${t('orders.correct')} ${style.number}`}
        action={t('orders.save')}
        initialValues={{ name: style.name, tagPrice: style.tagPrice, contractPrice: style.contractPrice }}
        onClose={() => setOpen(false)}
        create={async (values) => {
          const { data } = await send({
            variables: { input: { styleId: style.id, version: style.version, ...values } },
          });
          changed();
          return saved(data?.saved, 'Style', ['name', 'tagPrice', 'contractPrice']);
        }}
      >
        <Form.Item name="name" label={t('orders.styleName')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="contractPrice" label={t('orders.price')} rules={[required]}>
          <MoneyInput />
        </Form.Item>
        <Form.Item name="tagPrice" label={t('orders.tagPrice')} rules={[required]}>
          <MoneyInput />
        </Form.Item>
      </CreateDialog>
    </>
  );
}
