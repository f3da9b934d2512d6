import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import {
  SetTransmittalSettingsDocument,
  TransmittalFiguresDocument,
  TransmittalSettingsDocument,
  type TransmittalSettingsQuery,
} from '../../gql/transmittals/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Count, None } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { useQueueFilters } from '../../ui/queue-table.tsx';
import { Section } from '../../ui/record-page.tsx';
import { sayDone } from '../../ui/toasts.tsx';

const keys = ['from', 'to'] as const;

/** Today in Shanghai. */
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** What branches opened and sent, and how long the department took to acknowledge it (T8). */
export default function FiguresPage(): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [values, change] = useQueueFilters(keys);
  const to = values.to || today();
  const from = values.from || `${to.slice(0, 8)}01`;
  const { data, previousData, error, refetch } = useQuery(TransmittalFiguresDocument, {
    variables: { from, to },
    skip: from > to,
  });
  const rows = (data ?? previousData)?.transmittalFigures;
  return (
    <>
      <header className="k-head">
        <h1>{t('transmittals.figures')}</h1>
        <span className="k-grow" />
        <span className="k-filter">
          <span>{t('transmittals.from')}</span>
          <DayInput label={t('transmittals.from')} value={from} required onChange={(day) => change({ from: day })} />
        </span>
        <span className="k-filter">
          <span>{t('transmittals.to')}</span>
          <DayInput label={t('transmittals.to')} value={to} required onChange={(day) => change({ to: day })} />
        </span>
      </header>
      <div className="k-stack">
        <Section title={t('transmittals.byBranch')}>
          {!rows && (error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />)}
          {rows?.length === 0 && <EmptyState title={t('transmittals.none')} detail={t('transmittals.noneDetail')} />}
          {rows && rows.length > 0 && (
            <table className="k-table">
              <thead>
                <tr>
                  <th>{t('transmittals.branch')}</th>
                  <th>{t('transmittals.openings')}</th>
                  <th>{t('transmittals.sentCount')}</th>
                  <th>{t('transmittals.acknowledgedCount')}</th>
                  <th>{t('transmittals.differences')}</th>
                  <th>{t('transmittals.lag')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ branch, openings, sent, acknowledged, differences, medianLagMinutes }) => (
                  <tr key={branch.id}>
                    <td>{branch.name}</td>
                    <td>
                      <Count value={openings} />
                    </td>
                    <td>
                      <Link to={`/transmittals?branch=${branch.id}`}>
                        <Count value={sent} />
                      </Link>
                    </td>
                    <td>
                      <Link to={`/transmittals?branch=${branch.id}&state=acknowledged`}>
                        <Count value={acknowledged} />
                      </Link>
                    </td>
                    <td>
                      <Count value={differences} />
                    </td>
                    <td>
                      {medianLagMinutes == null ? (
                        <None />
                      ) : (
                        t('transmittals.hours', { hours: Math.round(medianLagMinutes / 6) / 10 })
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <p className="k-quiet">{t('transmittals.lag.explain')}</p>
        </Section>
        {may('transmittal.settings') && <Settings />}
      </div>
    </>
  );
}

function Settings(): ReactNode {
  const { data } = useQuery(TransmittalSettingsDocument);
  if (!data) return null;
  return <SettingsForm key={data.transmittalPolicy.version} policy={data.transmittalPolicy} />;
}

function SettingsForm({ policy }: { policy: TransmittalSettingsQuery['transmittalPolicy'] }): ReactNode {
  const t = useText();
  const [refused, setRefused] = useState<string>();
  const [save, { loading, error }] = useMutation(SetTransmittalSettingsDocument, {
    refetchQueries: [TransmittalSettingsDocument],
    onError: () => {},
    onCompleted: ({ setTransmittalPolicy: result }) => {
      if (result.__typename === 'TransmittalPolicy') return sayDone(t('transmittals.settingsSaved'));
      return setRefused(
        t(result.__typename === 'InvalidInput' ? 'transmittals.problem.OUT_OF_ORDER' : 'transmittals.meanwhile'),
      );
    },
  });
  return (
    <Section title={t('transmittals.settings')}>
      <FailureAlert error={error} />
      {refused && <p role="alert">{refused}</p>}
      <p className="k-quiet">{t('transmittals.settings.explain')}</p>
      <Form<{ chaseDays: number[] }>
        layout="vertical"
        initialValues={{ chaseDays: policy.chaseDays }}
        onFinish={({ chaseDays }) => {
          setRefused(undefined);
          void save({ variables: { input: { chaseDays, version: policy.version } } });
        }}
      >
        <Form.List name="chaseDays">
          {(fields, { add, remove }) => (
            <div className="k-actions" style={{ alignItems: 'end', flexWrap: 'wrap' }}>
              {fields.map(({ key, name }) => (
                <Form.Item
                  key={key}
                  name={name}
                  label={t('transmittals.chaseNth', { place: name + 1 })}
                  rules={[{ required: true, message: t('transmittals.problem.REQUIRED') }]}
                >
                  <InputNumber min={1} max={250} />
                </Form.Item>
              ))}
              {fields.length < 10 && <Button onClick={() => add()}>{t('transmittals.addChase')}</Button>}
              {fields.length > 1 && (
                <Button onClick={() => remove(fields.length - 1)}>{t('transmittals.removeChase')}</Button>
              )}
            </div>
          )}
        </Form.List>
        <Button htmlType="submit" type="primary" loading={loading} style={{ marginTop: 12 }}>
          {t('transmittals.save')}
        </Button>
      </Form>
    </Section>
  );
}
