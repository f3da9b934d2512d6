import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Progress, Upload } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import {
  EnterOrderFormsDocument,
  OrderFormCountsDocument,
  type OrderFormDecision,
  type OrderFormLineFragment,
  OrderFormsDocument,
  TakeOrderFormsDocument,
} from '../../gql/orders/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { UploadFailed, uploadFile } from '../../ui/upload-file.ts';
import { usePages } from '../../ui/use-pages.ts';
import { FormCard } from './form-card.tsx';
import { OtherPages } from './other-pages.tsx';
import './orders.css';

/** Forms that ask nothing: certain whose they are, and no order is there yet. */
const asksNothing = ({ state, franchiseeId, standing }: OrderFormLineFragment): boolean =>
  state === 'READY' && franchiseeId !== null && standing === null;

/** Order forms of the fair: handed in in one go, read, asked about where they are not certain, and entered (F3). */
export default function FormsPage(): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [left, setLeft] = useState<string>();
  const { data, error, refetch, fetchMore } = useQuery(OrderFormsDocument, {
    variables: { first: 100 },
    fetchPolicy: 'cache-and-network',
  });
  useReading(() => void refetch());
  const { loadMore } = usePages(data?.orderForms.pageInfo, (after) =>
    fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult: next }) => ({
        ...next,
        orderForms: { ...next.orderForms, nodes: [...before.orderForms.nodes, ...next.orderForms.nodes] },
      }),
    }),
  );
  const [send, { error: failed, loading: entering }] = useMutation(EnterOrderFormsDocument, { onError: () => {} });
  const enter = async (chosen: readonly OrderFormLineFragment[], decision: OrderFormDecision): Promise<void> => {
    setLeft(undefined);
    const forms = chosen.map(({ id, version }) => ({ formId: id, version, decision }));
    const { data: told } = await send({ variables: { input: { forms } } });
    if (told) {
      const { entered, skipped, left: stay } = told.enterOrderForms;
      sayDone(t('orders.formsEntered', { entered, skipped }));
      const why = [...new Set(stay.map(({ code }) => open('orders.left', code)))];
      if (stay.length > 0) setLeft(t('orders.formsLeft', { count: stay.length, why: why.join('；') }));
    }
    await refetch();
  };
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const forms = data.orderForms.nodes;
  const plain = forms.filter(asksNothing);
  return (
    <div className="o-forms">
      <header className="k-head">
        <h1>{t('orders.forms')}</h1>
        <span className="k-grow" />
        <OtherPages here="/order-forms" />
      </header>
      <TakeForms taken={() => void refetch()} />
      <FailureAlert error={failed} />
      <Refusal why={left} />
      {plain.length > 0 && (
        <div className="k-actions">
          <Button type="primary" loading={entering} onClick={() => void enter(plain, 'NEW')}>
            {t('orders.enterAll', { count: plain.length })}
          </Button>
        </div>
      )}
      {forms.length === 0 && <EmptyState title={t('orders.noForms')} detail={t('orders.noFormsDetail')} />}
      {forms.map((form) => (
        <FormCard
          key={form.id}
          form={form}
          busy={entering}
          enter={(decision) => void enter([form], decision)}
          changed={() => void refetch()}
        />
      ))}
      {loadMore && <Button onClick={loadMore}>{t('orders.moreForms')}</Button>}
    </div>
  );
}

/** Hears when another form has been read: they are read one by one while the page is looked at. */
function useReading(heard: () => void): void {
  const { data } = useQuery(OrderFormCountsDocument, { pollInterval: 2_000, fetchPolicy: 'cache-and-network' });
  const now = data && JSON.stringify(data.orderFormCounts);
  const handler = useRef(heard);
  const before = useRef(now);
  useEffect(() => {
    handler.current = heard;
  });
  useEffect(() => {
    if (before.current !== undefined && before.current !== now) handler.current();
    before.current = now;
  }, [now]);
}

/** Takes workbooks by drop or choice, several in one go. */
function TakeForms({ taken }: { taken: () => void }): ReactNode {
  const t = useText();
  const gathered = useRef<File[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [share, setShare] = useState<number>();
  const [refused, setRefused] = useState<string>();
  const [take, { error }] = useMutation(TakeOrderFormsDocument, { onError: () => {} });
  const send = async (files: readonly File[]): Promise<void> => {
    setRefused(undefined);
    setShare(0);
    const fileIds: string[] = [];
    const failed: string[] = [];
    for (const [at, file] of files.entries()) {
      try {
        fileIds.push(await uploadFile(file, (part) => setShare((at + part) / files.length)));
      } catch (thrown) {
        if (!(thrown instanceof UploadFailed)) throw thrown;
        failed.push(file.name);
      }
    }
    setShare(undefined);
    if (failed.length > 0) setRefused(t('orders.notSent', { files: failed.join(t('ui.comma')) }));
    if (fileIds.length === 0) return;
    await take({ variables: { input: { fileIds } } });
    taken();
  };
  return (
    <>
      <FailureAlert error={error} />
      <Refusal why={refused} />
      <Upload.Dragger
        accept=".xlsx"
        multiple
        showUploadList={false}
        disabled={share !== undefined}
        beforeUpload={(file) => {
          // Each file of one drop is told by itself: they are handed in together.
          gathered.current.push(file);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => void send(gathered.current.splice(0)), 50);
          return false;
        }}
      >
        <p>
          <b>{t('orders.dropForms')}</b>
        </p>
        <p className="k-quiet">{t('orders.dropFormsDetail')}</p>
      </Upload.Dragger>
      {share !== undefined && <Progress percent={Math.round(share * 100)} aria-label={t('orders.sending')} />}
    </>
  );
}
