import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input, InputNumber, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  MortgageRankingPolicyDocument,
  SetMortgageRankingPolicyDocument,
  type ZeroIsLast,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { MoneyInput } from '../../ui/money-input.tsx';
import { readAmount } from '../../ui/read-amount.ts';
import { sayDone } from '../../ui/toasts.tsx';
import { useMoneyProblems } from './use-money-problems.ts';

interface Values {
  readonly zeroIsLast: ZeroIsLast;
  readonly steps: string;
  readonly reward?: number | null;
  readonly snapshotOfficeDay: number;
  readonly appealOfficeDays: number;
  readonly cap: number;
}

/** How months are counted that are not frozen yet, and what streaks cost (S24, S25). */
export function RacePolicyButton(): ReactNode {
  const t = useText();
  const problems = useMoneyProblems();
  const [open, setOpen] = useState(false);
  const { data } = useQuery(MortgageRankingPolicyDocument, { skip: !open, fetchPolicy: 'network-only' });
  const [set] = useMutation(SetMortgageRankingPolicyDocument, { refetchQueries: ['TeamRace'] });
  const policy = data?.mortgageRankingPolicy;
  const undecided = t('mortgage.undecided');
  const needed = [{ required: true, message: t('mortgage.required') }];
  /** Fen by step; undefined where a part is neither an amount nor undecided. */
  const readSteps = (typed: string): (number | null)[] | undefined => {
    const parts = typed.split('/').map((part) => part.trim());
    if (parts.length === 1 && parts[0] === '') return [];
    const read = parts.map((part) => (part === undecided || part === '?' ? null : readAmount(part)));
    return read.every((step) => step !== undefined) ? read : undefined;
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('mortgage.racePolicy')}</Button>
      {policy && (
        <CreateDialog<Values>
          open={open}
          title={t('mortgage.racePolicy')}
          action={t('mortgage.save')}
          initialValues={{
            zeroIsLast: policy.zeroIsLast,
            steps: policy.steps.map((step) => (step === null ? undecided : String(step / 100))).join(' / '),
            reward: policy.reward ?? null,
            snapshotOfficeDay: policy.snapshotOfficeDay,
            appealOfficeDays: policy.appealOfficeDays,
            cap: policy.capPermille / 10,
          }}
          onClose={() => setOpen(false)}
          create={async ({ steps, reward, cap, ...values }) => {
            const input = {
              ...values,
              steps: readSteps(steps) ?? [],
              reward: reward ?? null,
              capPermille: Math.round(cap * 10),
              version: policy.version,
            };
            const answer = (await set({ variables: { input } })).data?.set;
            const found = problems(answer, 'MortgageRankingPolicy', ['zeroIsLast']);
            if (found.length === 0) sayDone(t('mortgage.saved'));
            return found;
          }}
        >
          <p className="k-quiet">{t('mortgage.racePolicyHow')}</p>
          <Form.Item name="zeroIsLast" label={t('mortgage.zeroIsLast')}>
            <Radio.Group
              options={(['hadCases', 'always'] as const).map((value) => ({
                value,
                label: t(`mortgage.zeroIsLast.${value}`),
              }))}
            />
          </Form.Item>
          <Form.Item
            name="steps"
            label={t('mortgage.penaltySteps')}
            extra={t('mortgage.penaltyStepsHelp', { undecided })}
            rules={[
              {
                validator: (_, typed: string) =>
                  readSteps(typed ?? '') ? Promise.resolve() : Promise.reject(new Error(t('ui.money.unread'))),
              },
            ]}
          >
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="reward" label={t('mortgage.reward')} extra={t('mortgage.rewardHelp')}>
            <MoneyInput />
          </Form.Item>
          <div className="m-split">
            <Form.Item name="snapshotOfficeDay" label={t('mortgage.snapshotOfficeDay')} rules={needed}>
              <InputNumber min={1} max={15} />
            </Form.Item>
            <Form.Item name="appealOfficeDays" label={t('mortgage.appealOfficeDays')} rules={needed}>
              <InputNumber min={1} max={15} />
            </Form.Item>
          </div>
          <Form.Item name="cap" label={`${t('mortgage.cap')} %`} extra={t('mortgage.capHelp')} rules={needed}>
            <InputNumber min={0} max={100} step={0.1} />
          </Form.Item>
        </CreateDialog>
      )}
    </>
  );
}
