import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import {
  FindParcelTradersDocument,
  SaveTransmittalDocument,
  TransmittalBranchesDocument,
  TransmittalDocument,
  type WholeParcelFragment,
} from '../../gql/transmittals/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { formPath, markFields, type Problem, ProblemSummary } from '../../ui/form-problems.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Section } from '../../ui/record-page.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { PaperNameInput } from '../archive/paper-name-input.tsx';

interface PackedLine {
  readonly traderId?: string | null;
  readonly applicationId?: string | null;
  readonly type: string;
  readonly copies: number;
  readonly note?: string;
}

interface Packed {
  readonly branchId?: string;
  readonly courier?: string;
  readonly waybill?: string;
  readonly note?: string;
  readonly items: PackedLine[];
}

/** Packs a parcel: what it holds, who carries it (T8). */
export default function PackingPage(): ReactNode {
  const t = useText();
  const { id } = useParams();
  const { data, error, refetch } = useQuery(TransmittalDocument, { variables: { id: id ?? '' }, skip: !id });
  if (!id) return <PackingForm parcel={undefined} />;
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  if (!data.transmittal) {
    return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('ui.failureAdvice.NOT_FOUND')} />;
  }
  return <PackingForm key={data.transmittal.id} parcel={data.transmittal} />;
}

function PackingForm({ parcel }: { parcel: WholeParcelFragment | undefined }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const navigate = useNavigate();
  const [form] = Form.useForm<Packed>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [refused, setRefused] = useState<string>();
  const { data: choices } = useQuery(TransmittalBranchesDocument);
  const branches = choices?.traderBranches ?? [];
  const [save, { loading, error }] = useMutation(SaveTransmittalDocument, {
    onError: () => {},
    onCompleted: ({ saveTransmittal: result }) => {
      switch (result.__typename) {
        case 'TransmittalRecord':
          sayDone(t('transmittals.saved', { number: result.number }));
          return void navigate(`/transmittals/${result.id}`);
        case 'InvalidInput': {
          const found = result.fields.map(({ path, code }) => ({
            name: formPath(path.replace(/^input\./, '')),
            label: path.includes('items.')
              ? t('transmittals.lineNth', { place: Number(path.split('.')[2] ?? 0) + 1 })
              : t('transmittals.branch'),
            text: open('transmittals.problem', code),
          }));
          setProblems(found);
          return markFields(form, found);
        }
        case 'NotFound':
          return setRefused(t('ui.failure.NOT_FOUND'));
        default:
          return setRefused(t('transmittals.meanwhile'));
      }
    },
  });
  const finish = ({ items, ...words }: Packed): void => {
    setProblems([]);
    setRefused(undefined);
    void save({
      variables: {
        input: {
          id: parcel?.id ?? null,
          version: parcel?.version ?? null,
          branchId: parcel ? null : (words.branchId ?? null),
          courier: words.courier ?? null,
          waybill: words.waybill ?? null,
          note: words.note ?? null,
          items: items.map(({ traderId, applicationId, type, copies, note }) => ({
            traderId: traderId ?? null,
            applicationId: applicationId ?? null,
            type,
            copies,
            note: note ?? null,
          })),
        },
      },
    });
  };
  return (
    <>
      <header className="k-head">
        <h1>{parcel ? `${t('transmittals.repack')} ${parcel.number}` : t('transmittals.new')}</h1>
      </header>
      <Form<Packed> form={form} layout="vertical" className="k-form" initialValues={startOf(parcel)} onFinish={finish}>
        <FailureAlert error={error} />
        {refused && <p role="alert">{refused}</p>}
        <ProblemSummary form={form} problems={problems} />
        <Section title={t('transmittals.parcel')}>
          <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0 24px' }}>
            {!parcel && branches.length > 1 && (
              <Form.Item
                name="branchId"
                label={t('transmittals.branch')}
                rules={[{ required: true, message: t('transmittals.problem.REQUIRED') }]}
              >
                <Select
                  style={{ width: 200 }}
                  showSearch={{ optionFilterProp: 'label' }}
                  options={branches.map(({ id, name }) => ({ value: id, label: name }))}
                />
              </Form.Item>
            )}
            <Form.Item name="courier" label={t('transmittals.courier')}>
              <Input maxLength={100} style={{ width: 200 }} />
            </Form.Item>
            <Form.Item name="waybill" label={t('transmittals.waybill')}>
              <Input maxLength={100} style={{ width: 200 }} />
            </Form.Item>
            <Form.Item name="note" label={t('transmittals.note')} style={{ flex: '1 1 240px' }}>
              <Input maxLength={2000} />
            </Form.Item>
          </div>
        </Section>
        <Section title={t('transmittals.list')}>
          <Lines parcel={parcel} />
        </Section>
        <div className="k-actions">
          <Button type="primary" htmlType="submit" loading={loading}>
            {t('transmittals.save')}
          </Button>
        </div>
      </Form>
    </>
  );
}

function startOf(parcel: WholeParcelFragment | undefined): Packed {
  if (!parcel) return { items: [{ type: '', copies: 1 }] };
  return {
    courier: parcel.courier,
    waybill: parcel.waybill,
    note: parcel.note,
    items: parcel.items.map(({ trader, application, type, copies, note }) => ({
      traderId: trader?.id ?? null,
      applicationId: application?.id ?? null,
      type,
      copies,
      note,
    })),
  };
}

function Lines({ parcel }: { parcel: WholeParcelFragment | undefined }): ReactNode {
  const t = useText();
  const known = (parcel?.items ?? []).flatMap(({ trader }) => (trader ? [trader] : []));
  const required = [{ required: true, whitespace: true, message: t('transmittals.problem.REQUIRED') }];
  return (
    <Form.List name="items">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} style={{ display: 'flex', flexWrap: 'wrap', gap: '0 12px' }}>
              <Form.Item
                name={[name, 'type']}
                label={t('transmittals.paper')}
                rules={required}
                style={{ flex: '2 1 200px' }}
              >
                <PaperNameInput />
              </Form.Item>
              <Form.Item name={[name, 'traderId']} label={t('transmittals.trader')} style={{ flex: '2 1 220px' }}>
                <TraderChoice known={known} />
              </Form.Item>
              <Form.Item name={[name, 'copies']} label={t('transmittals.copies')} rules={[{ required: true }]}>
                <InputNumber min={1} max={999} style={{ width: 80 }} />
              </Form.Item>
              <Form.Item name={[name, 'note']} label={t('transmittals.note')} style={{ flex: '1 1 160px' }}>
                <Input maxLength={500} />
              </Form.Item>
              <Form.Item label=" " colon={false}>
                <Button onClick={() => remove(name)} aria-label={t('transmittals.removeNth', { place: name + 1 })}>
                  {t('transmittals.remove')}
                </Button>
              </Form.Item>
            </div>
          ))}
          <Button onClick={() => add({ type: '', copies: 1 })}>{t('transmittals.addLine')}</Button>
        </>
      )}
    </Form.List>
  );
}

interface Choice {
  readonly id: string;
  readonly number: string;
  readonly name: string;
}

/** A trader by name, pinyin or number. */
function TraderChoice({
  known,
  value,
  onChange,
  id,
}: {
  known: readonly Choice[];
  value?: string | null;
  onChange?: (value: string | null) => void;
  id?: string;
}): ReactNode {
  const client = useApolloClient();
  const [found, setFound] = useState<readonly Choice[]>(known);
  const search = async (text: string): Promise<void> => {
    if (!text.trim()) return;
    const { data } = await client.query({
      query: FindParcelTradersDocument,
      variables: { text },
      fetchPolicy: 'no-cache',
    });
    setFound(data?.searchTraders ?? []);
  };
  return (
    <Select
      {...(id && { id })}
      allowClear
      value={value ?? null}
      showSearch={{ filterOption: false, onSearch: (text) => void search(text) }}
      options={found.map((each) => ({ value: each.id, label: `${each.name} ${each.number}` }))}
      onChange={(chosen: string | null | undefined) => onChange?.(chosen ?? null)}
    />
  );
}
