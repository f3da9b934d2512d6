import { useMutation } from '@apollo/client/react';
import { Form, Input, InputNumber, Radio } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import {
  ProposeRiskThresholdDocument,
  type RiskTraderClass,
  type WholeRiskMarketFragment,
} from '../../gql/risk/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { formPath, type Problem } from '../../ui/form-problems.tsx';
import { sayDone } from '../../ui/toasts.tsx';

const DayInput = lazy(async () => ({ default: (await import('../../ui/day-input.tsx')).DayInput }));

const levels = ['watch', 'warn', 'call', 'force'] as const;

/** In percent, as people write limits. */
interface Proposal extends Record<(typeof levels)[number], number> {
  readonly traderClass: RiskTraderClass;
  readonly effectiveFrom: string;
  readonly clears: number;
  readonly reason: string;
}

/** New limits from a day on, for somebody else to approve (T9). */
export function ProposeLimits({
  market,
  close,
  changed,
}: {
  market: WholeRiskMarketFragment;
  close: () => void;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [propose] = useMutation(ProposeRiskThresholdDocument, { refetchQueries: ['RiskWaiting'] });
  const current = market.thresholds.find(({ inForce }) => inForce);
  const required = [{ required: true, message: t('risk.required') }];
  const create = async ({ traderClass, effectiveFrom, reason, ...percents }: Proposal): Promise<readonly Problem[]> => {
    const hundredths = (percent: number): number => Math.round(percent * 100);
    const { data } = await propose({
      variables: {
        input: {
          marketId: market.id,
          traderClass,
          effectiveFrom,
          reason,
          watch: hundredths(percents.watch),
          warn: hundredths(percents.warn),
          call: hundredths(percents.call),
          force: hundredths(percents.force),
          clears: hundredths(percents.clears),
        },
      },
    });
    const result = data?.proposeRiskThreshold;
    if (result?.__typename === 'InvalidInput')
      return result.fields.map(({ path, code }) => ({
        name: formPath(path.replace(/^input\./, '')),
        label: path,
        text: open('risk.problem', code),
      }));
    if (result?.__typename !== 'RiskThreshold')
      return [{ name: ['reason'], label: '', text: t('ui.failure.NOT_FOUND') }];
    sayDone(t('risk.proposed'));
    changed();
    return [];
  };
  return (
    <CreateDialog<Proposal>
      open
      title={t('risk.propose')}
      action={t('risk.propose')}
      initialValues={{
        traderClass: 'naturalPerson',
        ...Object.fromEntries(levels.map((level) => [level, (current?.[level] ?? 0) / 100])),
        clears: (current?.clears ?? 0) / 100,
      }}
      create={create}
      onClose={close}
    >
      <Form.Item name="traderClass" label={t('risk.class')} rules={required}>
        <Radio.Group
          options={(['naturalPerson', 'company'] as const).map((value) => ({ value, label: t(`risk.class.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="effectiveFrom" label={t('risk.effectiveFrom')} rules={required}>
        <DayField label={t('risk.effectiveFrom')} />
      </Form.Item>
      <div className="k-limits">
        {levels.map((level) => (
          <Form.Item key={level} name={level} label={t(`risk.level.${level}`)} rules={required}>
            <InputNumber min={0.01} max={500} step={1} precision={2} suffix="%" />
          </Form.Item>
        ))}
        <Form.Item name="clears" label={t('risk.clears')} rules={required}>
          <InputNumber min={0} max={50} step={1} precision={2} suffix="%" />
        </Form.Item>
      </div>
      <Form.Item name="reason" label={t('risk.reason')} rules={[{ ...required[0], whitespace: true }]}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </CreateDialog>
  );
}

/** A day, as a form hands it on. */
function DayField({
  label,
  value,
  onChange,
}: {
  label: string;
  value?: string;
  onChange?: (day: string) => void;
}): ReactNode {
  return (
    <Suspense fallback={<Input disabled />}>
      <DayInput label={label} value={value ?? ''} onChange={onChange ?? (() => {})} />
    </Suspense>
  );
}
