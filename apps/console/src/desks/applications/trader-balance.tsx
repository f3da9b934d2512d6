import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  BalanceDocument,
  RecordMoneyDocument,
  RecordPositionsDocument,
  type WholeBalanceFragment,
} from '../../gql/applications/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Facts } from '../../ui/facts.tsx';
import { BusinessDate, Count, Money, None } from '../../ui/figures.tsx';
import type { Problem } from '../../ui/form-problems.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { sayDone } from '../../ui/toasts.tsx';

/** Today in Shanghai. */
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** What remains on an account: finance and settlement each say their own before a closing goes on (T2). */
export function TraderBalance({
  traderId,
  state,
  changed,
}: {
  traderId: string;
  /** Of the closing, to whose step a figure belongs; none while it is being written. */
  state?: string;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [recording, setRecording] = useState<'money' | 'positions'>();
  const { data, error, refetch } = useQuery(BalanceDocument, {
    variables: { traderId },
    skip: !may('balance.read'),
    fetchPolicy: 'cache-and-network',
  });
  if (!may('balance.read')) return null;
  const balance = data?.traderBalance ?? undefined;
  const done = (): void => {
    void refetch();
    changed();
  };
  return (
    <Section
      title={t('applications.balance')}
      extra={
        <span className="k-actions">
          {may('balance.recordMoney') && (
            <Button
              size="small"
              type={state === 'moneyConfirmation' ? 'primary' : 'default'}
              onClick={() => setRecording('money')}
            >
              {t('applications.recordMoney')}
            </Button>
          )}
          {may('balance.recordPositions') && (
            <Button
              size="small"
              type={state === 'positionsConfirmation' ? 'primary' : 'default'}
              onClick={() => setRecording('positions')}
            >
              {t('applications.recordPositions')}
            </Button>
          )}
        </span>
      }
    >
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {data && <Figures balance={balance} />}
      {recording === 'money' && (
        <MoneyDialog traderId={traderId} balance={balance} close={() => setRecording(undefined)} done={done} />
      )}
      {recording === 'positions' && (
        <PositionsDialog traderId={traderId} balance={balance} close={() => setRecording(undefined)} done={done} />
      )}
    </Section>
  );
}

function Figures({ balance }: { balance: WholeBalanceFragment | undefined }): ReactNode {
  const t = useText();
  const unsaid = <StateChip tone="neutral">{t('applications.unsaid')}</StateChip>;
  const remains = (left: boolean): ReactNode => (
    <StateChip tone={left ? 'bad' : 'good'}>{t(left ? 'applications.remains' : 'applications.settled')}</StateChip>
  );
  const by = (who: string | null | undefined, on: string | null | undefined): ReactNode =>
    who ? (
      <>
        {who} · <BusinessDate value={on} />
      </>
    ) : (
      <None />
    );
  const money = (fen: number | null | undefined): ReactNode =>
    fen == null ? (
      unsaid
    ) : (
      <>
        <Money fen={fen} /> {remains(fen !== 0)}
      </>
    );
  return (
    <Facts
      facts={[
        { key: 'equity', label: t('applications.equity'), value: money(balance?.equity) },
        { key: 'debt', label: t('applications.debt'), value: money(balance?.debt) },
        { key: 'moneyBy', label: t('applications.moneyBy'), value: by(balance?.moneyBy, balance?.moneyAsOf) },
        {
          key: 'positions',
          label: t('applications.positions'),
          value:
            balance?.positions == null ? (
              unsaid
            ) : (
              <>
                <Count value={balance.positions} /> {remains(balance.positions !== 0)}
              </>
            ),
        },
        {
          key: 'positionsBy',
          label: t('applications.positionsBy'),
          value: by(balance?.positionsBy, balance?.positionsAsOf),
        },
      ]}
    />
  );
}

interface DialogProps {
  readonly traderId: string;
  readonly balance: WholeBalanceFragment | undefined;
  readonly close: () => void;
  readonly done: () => void;
}

interface MoneyValues {
  readonly equity: number;
  readonly debt: number;
  readonly asOf: string;
}

/** Yuan with two places as fen, without a rounded double between. */
const fenOf = (yuan: number): number => Math.round(yuan * 100);
const yuanOf = (fen: number | null | undefined): number => (fen ?? 0) / 100;

function useAsOfProblem(): Problem[] {
  const t = useText();
  return [{ name: ['asOf'], label: t('applications.asOf'), text: t('applications.problem.IMPOSSIBLE_DATE') }];
}

function MoneyDialog({ traderId, balance, close, done }: DialogProps): ReactNode {
  const t = useText();
  const problem = useAsOfProblem();
  const [record] = useMutation(RecordMoneyDocument);
  const create = async ({ equity, debt, asOf }: MoneyValues): Promise<Problem[]> => {
    const input = { traderId, equity: fenOf(equity), debt: fenOf(debt), asOf };
    const { data } = await record({ variables: { input } });
    if (data?.recorded.__typename !== 'TraderBalance') return problem;
    sayDone(t('applications.recorded'));
    done();
    return [];
  };
  const needed = [{ required: true, message: t('applications.problem.MISSING') }];
  return (
    <CreateDialog<MoneyValues>
      open
      title={t('applications.recordMoney')}
      action={t('applications.record')}
      initialValues={{ equity: yuanOf(balance?.equity), debt: yuanOf(balance?.debt), asOf: today() }}
      create={create}
      onClose={close}
    >
      <Form.Item name="equity" label={t('applications.equityYuan')} rules={needed}>
        <InputNumber precision={2} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="debt" label={t('applications.debtYuan')} rules={needed}>
        <InputNumber precision={2} min={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="asOf" label={t('applications.asOf')} rules={needed}>
        <DayInput required />
      </Form.Item>
    </CreateDialog>
  );
}

interface PositionsValues {
  readonly positions: number;
  readonly asOf: string;
}

function PositionsDialog({ traderId, balance, close, done }: DialogProps): ReactNode {
  const t = useText();
  const problem = useAsOfProblem();
  const [record] = useMutation(RecordPositionsDocument);
  const create = async (values: PositionsValues): Promise<Problem[]> => {
    const { data } = await record({ variables: { input: { traderId, ...values } } });
    if (data?.recorded.__typename !== 'TraderBalance') return problem;
    sayDone(t('applications.recorded'));
    done();
    return [];
  };
  const needed = [{ required: true, message: t('applications.problem.MISSING') }];
  return (
    <CreateDialog<PositionsValues>
      open
      title={t('applications.recordPositions')}
      action={t('applications.record')}
      initialValues={{ positions: balance?.positions ?? 0, asOf: today() }}
      create={create}
      onClose={close}
    >
      <Form.Item name="positions" label={t('applications.positionsLots')} rules={needed}>
        <InputNumber precision={0} min={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="asOf" label={t('applications.asOf')} rules={needed}>
        <DayInput required />
      </Form.Item>
    </CreateDialog>
  );
}
