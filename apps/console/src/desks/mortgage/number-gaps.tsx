import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  MortgageNumbersDocument,
  SettleMortgageNumbersDocument,
  type SiteNumbersFragment,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Section } from '../../ui/record-page.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { NumberRanges } from './number-ranges.tsx';

type Gap = SiteNumbersFragment['gaps'][number];

/** The numbers of the sites; those that are neither used nor void, and what became of them (S6). */
export function NumberGaps({ changed }: { changed: () => void }): ReactNode {
  const t = useText();
  const [asking, setAsking] = useState<Gap>();
  const read = useQuery(MortgageNumbersDocument, { fetchPolicy: 'cache-and-network' });
  const told = read.data?.mortgageNumbers;
  if (!told) return read.error ? <ErrorState error={read.error} retry={() => void read.refetch()} /> : null;
  const done = (): void => {
    void read.refetch();
    changed();
  };
  return (
    <>
      <NumberRanges ranges={told.ranges} done={done} />
      {told.gaps.length > 0 && (
        <Section title={t('mortgage.gaps')}>
          <ul className="k-list">
            {told.gaps.map((gap) => (
              <li key={gap.firstNumber}>
                <span>
                  {gap.project} {gap.first === gap.last ? gap.firstNumber : `${gap.firstNumber} – ${gap.lastNumber}`}
                </span>
                <Button size="small" onClick={() => setAsking(gap)}>
                  {t('mortgage.explainGap')}
                </Button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {asking && <ExplainGap gap={asking} close={() => setAsking(undefined)} done={done} />}
    </>
  );
}

function ExplainGap({ gap, close, done }: { gap: Gap; close: () => void; done: () => void }): ReactNode {
  const t = useText();
  const [settle] = useMutation(SettleMortgageNumbersDocument);
  const { projectId, first, last, firstNumber, lastNumber } = gap;
  return (
    <CreateDialog<{ void: boolean; reason: string }>
      open
      title={`${t('mortgage.explainGap')} ${firstNumber} – ${lastNumber}`}
      action={t('mortgage.save')}
      initialValues={{ void: true }}
      onClose={close}
      create={async ({ void: isVoid, reason }) => {
        const { data } = await settle({ variables: { input: { projectId, first, last, void: isVoid, reason } } });
        if (data?.outcome.__typename !== 'MortgageNumbers') {
          done();
          return [{ name: ['reason'], label: firstNumber, text: t('mortgage.wrongInput') }];
        }
        sayDone(t('mortgage.saved'));
        done();
        return [];
      }}
    >
      <Form.Item name="void" label={t('mortgage.state')}>
        <Radio.Group
          options={[
            { value: true, label: t('mortgage.paperState.void') },
            { value: false, label: t('mortgage.paperState.explained') },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('mortgage.reason')}
        rules={[{ required: true, whitespace: true, message: t('mortgage.required') }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </CreateDialog>
  );
}
