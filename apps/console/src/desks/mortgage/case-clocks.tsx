import { useMutation } from '@apollo/client/react';
import { Button, Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  SetMortgageClockDocument,
  type WholeMortgageCaseFragment,
  type WhoseTime,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { Instant } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { OfficeDays } from './office-days.tsx';
import { readAgain, useCaseOutcome } from './use-case-change.ts';
import { WhoseChip, whoseTime } from './whose-chip.tsx';

type Act = 'pause' | 'resume' | 'pass';
type Clock = WholeMortgageCaseFragment['clocks'][number];

/** How long each step took and takes, gross and net, and whose time it was (S2). */
export function CaseClocks({ item, refetch }: { item: WholeMortgageCaseFragment; refetch: () => void }): ReactNode {
  const t = useText();
  const [act, setAct] = useState<Act>();
  const current = item.clocks.findLast(({ endedAt }) => !endedAt);
  const sum = (of: (clock: Clock) => number): number => item.clocks.reduce((total, clock) => total + of(clock), 0);
  const whole: Readonly<Record<WhoseTime, number>> = {
    us: sum(({ usMinutes }) => usMinutes),
    customer: sum(({ customerMinutes }) => customerMinutes),
    bank: sum(({ bankMinutes }) => bankMinutes),
    site: sum(({ siteMinutes }) => siteMinutes),
  };
  return (
    <Section title={t('mortgage.clock')}>
      {current && (
        <p>
          <b>{current.state.title}</b> <OfficeDays minutes={current.netMinutes} />
          {current.limitMinutes && (
            <>
              {' / '}
              <OfficeDays minutes={current.limitMinutes} />
            </>
          )}{' '}
          {item.dueAt && (
            <small className="k-quiet">
              {t('mortgage.dueAt')} <Instant value={item.dueAt} />
            </small>
          )}{' '}
          {current.pausedReason && (
            <StateChip tone="neutral">{t('mortgage.paused', { reason: current.pausedReason })}</StateChip>
          )}
        </p>
      )}
      {current && item.mayWork && (
        <p className="m-split">
          {current.pausedReason ? (
            <Button onClick={() => setAct('resume')}>{t('mortgage.clock.resume')}</Button>
          ) : (
            <>
              <Button onClick={() => setAct('pause')}>{t('mortgage.clock.pause')}</Button>
              <Button onClick={() => setAct('pass')}>{t('mortgage.clock.pass')}</Button>
            </>
          )}
        </p>
      )}
      <p className="m-split">
        {whoseTime.map((whose) => (
          <span key={whose}>
            <WhoseChip whose={whose} /> <OfficeDays minutes={whole[whose]} />
          </span>
        ))}
      </p>
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('mortgage.step')}</th>
            <th className="k-number">{t('mortgage.net')}</th>
            <th className="k-number">{t('mortgage.gross')}</th>
          </tr>
        </thead>
        <tbody>
          {item.clocks.map((clock) => (
            <tr key={clock.startedAt}>
              <td>
                {clock.state.title} {clock.told >= 2 && <StateChip tone="bad">{t('mortgage.late')}</StateChip>}
              </td>
              <td className="k-number">
                <OfficeDays minutes={clock.netMinutes} bare />
              </td>
              <td className="k-number">
                <OfficeDays minutes={clock.grossMinutes} bare />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {act && <ClockDialog item={item} act={act} close={() => setAct(undefined)} refetch={refetch} />}
    </Section>
  );
}

interface Values {
  readonly whose: WhoseTime;
  readonly reason?: string;
  readonly evidence?: string;
}

function ClockDialog({
  item: { id, version, whose },
  act,
  close,
  refetch,
}: {
  item: WholeMortgageCaseFragment;
  act: Act;
  close: () => void;
  refetch: () => void;
}): ReactNode {
  const t = useText();
  const outcome = useCaseOutcome();
  const [set] = useMutation(SetMortgageClockDocument, { refetchQueries: readAgain });
  const title = t(`mortgage.clock.${act}`);
  const needed = [{ required: true, whitespace: true, message: t('mortgage.required') }];
  return (
    <CreateDialog<Values>
      open
      title={title}
      action={title}
      initialValues={{ whose: act === 'resume' ? 'us' : whose }}
      onClose={close}
      create={async ({ reason, evidence, whose: then }) => {
        const input = { id, version, act, whose: then, reason: reason ?? null, evidence: evidence ?? null };
        const { data } = await set({ variables: { input } });
        const refused = outcome(data?.changed, refetch);
        return refused === undefined ? [] : [{ name: ['whose'], label: title, text: refused }];
      }}
    >
      <Form.Item name="whose" label={t('mortgage.whoseTime')}>
        <Select options={whoseTime.map((value) => ({ value, label: t(`mortgage.whose.${value}`) }))} />
      </Form.Item>
      {act === 'pause' && (
        <>
          <Form.Item name="reason" label={t('mortgage.reason')} rules={needed}>
            <Input maxLength={500} />
          </Form.Item>
          <Form.Item name="evidence" label={t('mortgage.evidence')} rules={needed}>
            <Input maxLength={500} />
          </Form.Item>
        </>
      )}
    </CreateDialog>
  );
}
