import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input, InputNumber, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  type AreaDecision,
  DecideMortgageAreaDocument,
  MeasureMortgageAreaDocument,
  MortgageMeasuredAreaDocument,
  RefundMortgageAreaDocument,
  type WholeMeasuredAreaFragment,
} from '../../gql/mortgage/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { Facts } from '../../ui/facts.tsx';
import { BusinessDate, Money, Ratio } from '../../ui/figures.tsx';
import { MoneyInput } from '../../ui/money-input.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { todayInShanghai } from '../../ui/today.ts';
import { ReasonItem } from './reason-item.tsx';
import { useMoneyProblems } from './use-money-problems.ts';

type Area = WholeMeasuredAreaFragment;
type Doing = 'measure' | 'decide' | 'refund';

/** What the house of a contract measures, what is settled of the difference, and who decides what is beyond 3 % (S18). */
export function MeasuredAreaPart({
  contractId,
  open: contractOpen,
  changed,
}: {
  contractId: string;
  /** The contract was not cancelled. */
  open: boolean;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [doing, setDoing] = useState<Doing>();
  const { data, refetch } = useQuery(MortgageMeasuredAreaDocument, {
    variables: { contractId },
    fetchPolicy: 'cache-and-network',
  });
  const area = data?.mortgageMeasuredArea;
  const amends = contractOpen && may('mortgageContract.amend');
  if (!data || (!area && !amends)) return null;
  const open = area?.beyond && !area.decision;
  const owesUs = area && (area.settled ?? 0) < 0 && !area.refundedOn;
  const done = (): void => {
    sayDone(t('mortgage.saved'));
    void refetch();
    changed();
  };
  return (
    <Section
      title={t('mortgage.measuredArea')}
      extra={
        <div className="k-actions">
          {amends && (!area || open) && (
            <Button size="small" onClick={() => setDoing('measure')}>
              {t('mortgage.measure')}
            </Button>
          )}
          {amends && open && (
            <Button size="small" type="primary" onClick={() => setDoing('decide')}>
              {t('mortgage.decideArea')}
            </Button>
          )}
          {owesUs && may('mortgageFee.pay') && (
            <Button size="small" onClick={() => setDoing('refund')}>
              {t('mortgage.bookRefund')}
            </Button>
          )}
        </div>
      }
    >
      {area ? <Measured area={area} /> : <p className="k-quiet">{t('mortgage.notMeasured')}</p>}
      {doing === 'measure' && <Measure contractId={contractId} close={() => setDoing(undefined)} done={done} />}
      {doing === 'decide' && area && <Decide area={area} close={() => setDoing(undefined)} done={done} />}
      {doing === 'refund' && area && <Refund area={area} close={() => setDoing(undefined)} done={done} />}
    </Section>
  );
}

function Measured({ area }: { area: Area }): ReactNode {
  const t = useText();
  const metres = (hundredths: number): string => `${(hundredths / 100).toFixed(2)} m²`;
  return (
    <>
      {area.beyond && !area.decision && <StateChip tone="bad">{t('mortgage.areaBeyond')}</StateChip>}
      {area.decision === 'rescind' && <StateChip tone="bad">{t('mortgage.areaRescinded')}</StateChip>}
      <Facts
        facts={[
          { key: 'agreed', label: t('mortgage.areaAgreed'), value: metres(area.contracted) },
          {
            key: 'measured',
            label: t('mortgage.areaMeasured'),
            value: (
              <>
                {metres(area.measured)} (
                <Ratio value={((area.measured - area.contracted) / area.contracted).toFixed(6)} />){' '}
                <BusinessDate value={area.measuredOn} />
              </>
            ),
          },
          { key: 'difference', label: t('mortgage.areaDifference'), value: <Money fen={area.difference} /> },
          ...(area.settled === null || area.settled === undefined
            ? []
            : [
                {
                  key: 'settled',
                  label: t(area.settled < 0 ? 'mortgage.toGiveBack' : 'mortgage.areaFee'),
                  value: (
                    <>
                      <Money fen={Math.abs(area.settled)} />{' '}
                      {area.refundedOn && (
                        <StateChip tone="good">
                          {t('mortgage.refunded')} <BusinessDate value={area.refundedOn} /> {area.refundReference}
                        </StateChip>
                      )}
                    </>
                  ),
                },
              ]),
          ...(area.reason
            ? [{ key: 'reason', label: t('mortgage.reason'), value: `${area.reason} · ${area.decidedBy ?? ''}` }]
            : []),
        ]}
      />
    </>
  );
}

interface Dialog {
  readonly close: () => void;
  readonly done: () => void;
}

function Measure({ contractId, close, done }: Dialog & { contractId: string }): ReactNode {
  const t = useText();
  const problems = useMoneyProblems();
  const [send] = useMutation(MeasureMortgageAreaDocument);
  const needed = [{ required: true, message: t('mortgage.required') }];
  return (
    <CreateDialog<{ metres: number; measuredOn: string }>
      open
      title={t('mortgage.measure')}
      action={t('mortgage.save')}
      initialValues={{ measuredOn: todayInShanghai() }}
      onClose={close}
      create={async ({ metres, measuredOn }) => {
        const input = { contractId, measured: Math.round(metres * 100), measuredOn };
        const found = problems((await send({ variables: { input } })).data?.changed, 'MeasuredArea', [
          'metres',
          'measuredOn',
        ]);
        if (found.length === 0) done();
        return found;
      }}
    >
      <p className="k-quiet">{t('mortgage.measureHow')}</p>
      <Form.Item name="metres" label={`${t('mortgage.areaMeasured')} (m²)`} rules={needed}>
        <InputNumber min={0.01} max={100_000} step={0.01} precision={2} />
      </Form.Item>
      <Form.Item name="measuredOn" label={t('mortgage.measuredOn')} rules={needed}>
        <DayInput required />
      </Form.Item>
    </CreateDialog>
  );
}

function Decide({ area, close, done }: Dialog & { area: Area }): ReactNode {
  const t = useText();
  const problems = useMoneyProblems();
  const [send] = useMutation(DecideMortgageAreaDocument);
  return (
    <CreateDialog<{ decision: AreaDecision; settled?: number | null; reason: string }>
      open
      title={t('mortgage.decideArea')}
      action={t('mortgage.decideArea')}
      initialValues={{ decision: 'settle', settled: area.difference }}
      onClose={close}
      create={async ({ settled, ...values }) => {
        const input = { ...values, settled: settled ?? null, contractId: area.contractId, version: area.version };
        const found = problems((await send({ variables: { input } })).data?.changed, 'MeasuredArea', [
          'settled',
          'reason',
        ]);
        if (found.length === 0) done();
        return found;
      }}
    >
      <Form.Item name="decision" label={t('mortgage.decideArea')}>
        <Radio.Group
          options={(['settle', 'rescind'] as const).map((value) => ({
            value,
            label: t(`mortgage.areaDecision.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="settled" label={t('mortgage.areaSettled')} extra={t('mortgage.areaSettledHelp')}>
        <MoneyInput />
      </Form.Item>
      <ReasonItem />
    </CreateDialog>
  );
}

function Refund({ area: { contractId, version }, close, done }: Dialog & { area: Area }): ReactNode {
  const t = useText();
  const problems = useMoneyProblems();
  const [send] = useMutation(RefundMortgageAreaDocument);
  const needed = [{ required: true, message: t('mortgage.required') }];
  return (
    <CreateDialog<{ reference: string; refundedOn: string }>
      open
      title={t('mortgage.bookRefund')}
      action={t('mortgage.bookRefund')}
      initialValues={{ refundedOn: todayInShanghai() }}
      onClose={close}
      create={async (values) => {
        const input = { ...values, contractId, version };
        const found = problems((await send({ variables: { input } })).data?.changed, 'MeasuredArea', [
          'reference',
          'refundedOn',
        ]);
        if (found.length === 0) done();
        return found;
      }}
    >
      <Form.Item name="reference" label={t('mortgage.payReference')} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="refundedOn" label={t('mortgage.paidOn')} rules={needed}>
        <DayInput required />
      </Form.Item>
    </CreateDialog>
  );
}
