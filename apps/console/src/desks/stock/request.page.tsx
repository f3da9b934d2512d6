import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';
import {
  GoodsRequestDocument,
  type GoodsRequestQuery,
  type GoodsRequestRowFragment,
  RecordConsentDocument,
} from '../../gql/stock/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { BusinessDate, Count, Instant, Money, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { RecordPage, Section } from '../../ui/record-page.tsx';
import { ApprovalRounds } from '../approvals/approval-rounds.tsx';
import { useRefusals } from './refusals.ts';
import { RequestStateChip } from './request-state.tsx';

/** One request for goods beside the orders: what, for whom, at which price, who agreed, whose goods it took (F5, F7, F10). */
export default function RequestPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const { id = '' } = useParams();
  const [consenting, setConsenting] = useState(false);
  const { data, error, refetch } = useQuery(GoodsRequestDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  const request = data.goodsRequest;
  if (!request) return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('ui.failureAdvice.NOT_FOUND')} />;
  const mayConsent = request.kind === 'SUBSTITUTION' && request.state === 'asked' && may('goodsRequest.ask');
  return (
    <RecordPage
      name={`${t(`stock.kind.${request.kind}`)} · ${request.receiver}`}
      number={request.number}
      state={<RequestStateChip state={request.state} />}
      actions={mayConsent && <Button onClick={() => setConsenting(true)}>{t('stock.recordConsent')}</Button>}
      timeline={
        <ApprovalRounds
          subject={{ type: 'goodsRequest', id }}
          version={request.version}
          changed={() => void refetch()}
        />
      }
    >
      <What request={request} />
      <Lines lines={data.goodsRequestLines} />
      {data.diversions.length > 0 && <Diversions rows={data.diversions} />}
      {consenting && <Consent id={id} close={() => setConsenting(false)} />}
    </RecordPage>
  );
}

function What({ request }: { request: GoodsRequestRowFragment }): ReactNode {
  const t = useText();
  return (
    <Section title={t('stock.request')}>
      <Facts
        facts={[
          { key: 'receiver', label: t('stock.receiver'), value: request.receiver },
          { key: 'reason', label: t('stock.reason'), value: request.reason },
          ...(request.source
            ? [{ key: 'source', label: t('stock.source'), value: t(`stock.source.${request.source}`) }]
            : []),
          ...(request.kind === 'SUBSTITUTION'
            ? [
                {
                  key: 'consent',
                  label: t('stock.consent'),
                  value: request.consent ? (
                    <>
                      {request.consent} · <BusinessDate value={request.consentedOn} />
                    </>
                  ) : (
                    <None />
                  ),
                },
              ]
            : []),
          { key: 'quantity', label: t('stock.quantity'), value: <Count value={request.quantity} /> },
          { key: 'amount', label: t('stock.amount'), value: <Money fen={request.amount} /> },
          {
            key: 'asked',
            label: t('stock.askedBy'),
            value: (
              <>
                {request.askedBy} · <Instant value={request.askedAt} />
              </>
            ),
          },
          ...(request.noteId
            ? [
                {
                  key: 'note',
                  label: t('stock.dispatchNote'),
                  value: <Link to={`/dispatches/${request.noteId}`}>{t('stock.openNote')}</Link>,
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}

function Lines({ lines }: { lines: GoodsRequestQuery['goodsRequestLines'] }): ReactNode {
  const t = useText();
  return (
    <Section title={t('stock.lines')}>
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('stock.sku')}</th>
            <th>{t('stock.styleName')}</th>
            <th className="k-number">{t('stock.quantity')}</th>
            <th className="k-number">{t('stock.unitPrice')}</th>
            <th className="k-number">{t('stock.contractPrice')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.skuId}>
              <td>
                {line.sku}
                {line.original && <div className="k-quiet">{t('stock.standsFor', { sku: line.original })}</div>}
              </td>
              <td>{line.styleName}</td>
              <td className="k-number">
                <Count value={line.quantity} />
              </td>
              <td className="k-number">
                <Money fen={line.unitPrice} />
              </td>
              <td className="k-number">
                <Money fen={line.contractPrice} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Diversions({ rows }: { rows: GoodsRequestQuery['diversions'] }): ReactNode {
  const t = useText();
  return (
    <Section title={t('stock.divertedFrom')}>
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('stock.franchisee')}</th>
            <th>{t('stock.sku')}</th>
            <th className="k-number">{t('stock.diverted')}</th>
            <th className="k-number">{t('stock.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.orderLineId}>
              <td>{row.franchisee}</td>
              <td>{row.sku}</td>
              <td className="k-number">
                <Count value={row.quantity} />
              </td>
              <td className="k-number">
                <Money fen={row.amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Consent({ id, close }: { id: string; close: () => void }): ReactNode {
  const t = useText();
  const problems = useRefusals();
  const [send] = useMutation(RecordConsentDocument);
  const required = [{ required: true, message: t('stock.required') }];
  return (
    <CreateDialog<{ consent: string; consentedOn: string }>
      open
      title={t('stock.recordConsent')}
      action={t('stock.recordConsent')}
      onClose={close}
      create={async ({ consent, consentedOn }) => {
        const { data } = await send({ variables: { input: { id, consent, consentedOn } } });
        const result = data?.recordConsent;
        return result?.__typename === 'GoodsRequest' ? [] : problems(result, 'consent');
      }}
    >
      <Form.Item name="consent" label={t('stock.consent')} extra={t('stock.consentHow')} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="consentedOn" label={t('stock.consentedOn')} rules={required}>
        <DayInput />
      </Form.Item>
    </CreateDialog>
  );
}
