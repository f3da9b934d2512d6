import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { ChangeRiskMarketDocument, RiskCallersDocument, type WholeRiskMarketFragment } from '../../gql/risk/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useOpenText, useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { formPath, markFields } from '../../ui/form-problems.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { clockOf } from '../messaging/clock.ts';

interface Settings {
  readonly name: string;
  readonly rowBandPercent: number;
  readonly closeMinute: number;
  readonly receiptMinutes: number;
  readonly segmentPriceFen: number;
  /** `never`, or a level. */
  readonly autoApproveBelow: string;
  readonly depositTo: string;
  readonly callerId?: string | null;
  readonly streakDays: number;
  readonly turnoverPercent: number;
}

/** Every quarter of an hour of a day, and whatever else is set. */
const quarters = (set: number): { value: number; label: string }[] =>
  [...new Set([...Array.from({ length: 95 }, (_, at) => (at + 1) * 15), set])]
    .toSorted((a, b) => a - b)
    .map((minute) => ({ value: minute, label: clockOf(minute) }));

/** What governs the days of a market: files, approval, closing, calls, watch list (T9, T11). */
export function MarketForm({ market, changed }: { market: WholeRiskMarketFragment; changed: () => void }): ReactNode {
  const t = useText();
  const open = useOpenText();
  const { may } = useSession();
  const [form] = Form.useForm<Settings>();
  const [meanwhile, setMeanwhile] = useState(false);
  const { data: callers } = useQuery(RiskCallersDocument, { skip: !may('task.read') });
  const [save, { loading, error }] = useMutation(ChangeRiskMarketDocument, {
    onError: () => {},
    onCompleted: ({ changeRiskMarket: result }) => {
      if (result.__typename === 'RiskMarket') {
        sayDone(t('risk.saved'));
        return changed();
      }
      if (result.__typename !== 'InvalidInput') return setMeanwhile(true);
      return markFields(
        form,
        result.fields.map(({ path, code }) => ({
          name: formPath(path.replace(/^input\./, '')),
          label: path,
          text: open('risk.problem', code),
        })),
      );
    },
  });
  const required = [{ required: true, message: t('risk.required') }];
  const send = ({ autoApproveBelow, callerId, ...rest }: Settings): void => {
    setMeanwhile(false);
    void save({
      variables: {
        input: {
          ...rest,
          id: market.id,
          version: market.version,
          autoApproveBelow: autoApproveBelow === 'never' ? null : autoApproveBelow,
          callerId: callerId ?? null,
        },
      },
    });
  };
  const people = callers?.taskPeople.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <Form<Settings>
      form={form}
      // Markets stand one below the other: a label leads to the field of its own.
      name={`market-${market.id}`}
      layout="vertical"
      className="k-form"
      disabled={!may('risk.settings')}
      initialValues={{
        ...market,
        autoApproveBelow: market.autoApproveBelow ?? 'never',
      }}
      onFinish={send}
    >
      <FailureAlert error={error} />
      <Refusal why={meanwhile ? t('risk.meanwhile') : undefined} />
      <Section title={t('risk.settings.day')}>
        <div className="k-limits">
          <Form.Item name="name" label={t('risk.settings.name')} rules={required}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item
            name="rowBandPercent"
            label={t('risk.settings.rowBand')}
            tooltip={t('risk.settings.rowBandHelp')}
            rules={required}
          >
            <InputNumber min={1} max={100} suffix="%" />
          </Form.Item>
          <Form.Item
            name="autoApproveBelow"
            label={t('risk.settings.autoApprove')}
            tooltip={t('risk.settings.autoApproveHelp')}
          >
            <Select
              options={[
                { value: 'never', label: t('risk.settings.never') },
                ...(['warn', 'call', 'force'] as const).map((level) => ({
                  value: level,
                  label: t('risk.settings.below', { level: t(`risk.level.${level}`) }),
                })),
              ]}
            />
          </Form.Item>
          <Form.Item name="depositTo" label={t('risk.settings.depositTo')} tooltip={t('risk.settings.depositToHelp')}>
            <Select
              options={(['watch', 'warn', 'call'] as const).map((level) => ({
                value: level,
                label: t(`risk.level.${level}`),
              }))}
            />
          </Form.Item>
          <Form.Item name="segmentPriceFen" label={t('risk.settings.price')} rules={required}>
            <InputNumber min={0} max={1000} suffix={t('risk.settings.fen')} />
          </Form.Item>
        </div>
      </Section>
      <Section title={t('risk.settings.after')}>
        <div className="k-limits">
          <Form.Item
            name="closeMinute"
            label={t('risk.settings.closeAt')}
            tooltip={t('risk.settings.closeAtHelp')}
            rules={required}
          >
            <Select showSearch={{ optionFilterProp: 'label' }} options={quarters(market.closeMinute)} />
          </Form.Item>
          <Form.Item
            name="receiptMinutes"
            label={t('risk.settings.receiptMinutes')}
            tooltip={t('risk.settings.receiptMinutesHelp')}
            rules={required}
          >
            <InputNumber min={1} max={4320} suffix={t('risk.settings.minutes')} />
          </Form.Item>
          <Form.Item name="callerId" label={t('risk.settings.caller')} tooltip={t('risk.settings.callerHelp')}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('risk.settings.callerNobody')}
              options={
                market.callerId && !people.some(({ value }) => value === market.callerId)
                  ? [...people, { value: market.callerId, label: market.caller ?? '' }]
                  : people
              }
            />
          </Form.Item>
        </div>
      </Section>
      <Section title={t('risk.settings.watch')}>
        <div className="k-limits">
          <Form.Item
            name="streakDays"
            label={t('risk.settings.streak')}
            tooltip={t('risk.settings.streakHelp')}
            rules={required}
          >
            <InputNumber min={2} max={30} suffix={t('risk.settings.tradingDays')} />
          </Form.Item>
          <Form.Item
            name="turnoverPercent"
            label={t('risk.settings.turnover')}
            tooltip={t('risk.settings.turnoverHelp')}
            rules={required}
          >
            <InputNumber min={100} max={10_000} step={50} suffix="%" />
          </Form.Item>
        </div>
      </Section>
      {may('risk.settings') && (
        <div className="k-actions">
          <Button htmlType="submit" type="primary" loading={loading}>
            {t('risk.save')}
          </Button>
        </div>
      )}
    </Form>
  );
}
