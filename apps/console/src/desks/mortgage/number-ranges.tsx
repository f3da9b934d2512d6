import { useMutation } from '@apollo/client/react';
import { Button, Form, Input, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { SetMortgageNumberRangeDocument, type SiteNumbersFragment } from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { Section } from '../../ui/record-page.tsx';
import { sayDone } from '../../ui/toasts.tsx';

type Range = SiteNumbersFragment['ranges'][number];

/** Which numbers each site may use, and how far it is (S6). */
export function NumberRanges({ ranges, done }: { ranges: readonly Range[]; done: () => void }): ReactNode {
  const t = useText();
  const [asking, setAsking] = useState<Range>();
  return (
    <Section title={t('mortgage.ranges')}>
      <ul className="k-list">
        {ranges.map((range) => {
          const { projectId, project, prefix, first, last, next, version } = range;
          return (
            <li key={projectId}>
              <span>
                {project}{' '}
                <span className="k-quiet">
                  {version === 0
                    ? t('mortgage.refused.noNumbers')
                    : t('mortgage.rangeIs', { prefix, first, last, next })}
                </span>
              </span>
              <Button size="small" onClick={() => setAsking(range)}>
                {t('mortgage.setRange')}
              </Button>
            </li>
          );
        })}
      </ul>
      {asking && <SetRange range={asking} close={() => setAsking(undefined)} done={done} />}
    </Section>
  );
}

function SetRange({ range, close, done }: { range: Range; close: () => void; done: () => void }): ReactNode {
  const t = useText();
  const [save] = useMutation(SetMortgageNumberRangeDocument);
  const { projectId, project, version, prefix, first, last } = range;
  const required = [{ required: true, message: t('mortgage.required') }];
  return (
    <CreateDialog<{ prefix: string; first: number; last: number }>
      open
      title={`${t('mortgage.setRange')} ${project}`}
      action={t('mortgage.save')}
      initialValues={{ prefix, first, ...(last > 0 && { last }) }}
      onClose={close}
      create={async (values) => {
        const { data } = await save({ variables: { input: { projectId, version, ...values } } });
        const outcome = data?.outcome;
        done();
        if (outcome?.__typename === 'MortgageNumbers') {
          sayDone(t('mortgage.saved'));
          return [];
        }
        if (outcome?.__typename !== 'InvalidInput')
          return [{ name: ['prefix'], label: project, text: t('mortgage.meanwhile') }];
        return outcome.fields.map(({ path, code }) => ({
          name: [path.replace('input.', '')],
          label: project,
          text: t(
            code === 'IN_USE'
              ? 'mortgage.rangeInUse'
              : code === 'TAKEN'
                ? 'mortgage.prefixTaken'
                : 'mortgage.wrongInput',
          ),
        }));
      }}
    >
      <Form.Item name="prefix" label={t('mortgage.prefix')} rules={required}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="first" label={t('mortgage.firstNumber')} rules={required}>
        <InputNumber min={1} precision={0} />
      </Form.Item>
      <Form.Item name="last" label={t('mortgage.lastNumber')} rules={required}>
        <InputNumber min={1} max={99_999_999} precision={0} />
      </Form.Item>
    </CreateDialog>
  );
}
