import { useMutation } from '@apollo/client/react';
import { Alert, Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { MendTraderFaultDocument, type WholeFaultFragment } from '../../gql/quality/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { markFields, type Problem, ProblemSummary } from '../../ui/form-problems.tsx';
import { sayDone } from '../../ui/toasts.tsx';

/** The row of a fault with its cells to be corrected. A personal cell left empty stays as the file had it. */
export function MendForm({
  fault,
  changed,
  close,
}: {
  fault: WholeFaultFragment;
  changed: () => void;
  close: () => void;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [form] = Form.useForm<Record<string, string>>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [save, { loading, error, data }] = useMutation(MendTraderFaultDocument, {
    onError: () => {},
    onCompleted: ({ mendTraderFault: result }) => {
      if (result.__typename === 'TraderFault') {
        sayDone(t('quality.mended', { name: result.traderName }));
        changed();
        return close();
      }
      const found =
        result.__typename === 'InvalidInput'
          ? result.fields.map(({ path, message }) => ({
              name: [path],
              label: fault.cells.find(({ column }) => column === path)?.title ?? path,
              text: message,
            }))
          : [];
      setProblems(found);
      return markFields(form, found);
    },
  });
  const send = (isAnother: boolean): void => {
    const corrections = fault.cells.flatMap(({ column, shown, personal }) => {
      const value = (form.getFieldValue(column) as string | undefined)?.trim() ?? '';
      return value === (personal ? '' : shown.trim()) ? [] : [{ column, value }];
    });
    setProblems([]);
    void save({ variables: { input: { id: fault.id, version: fault.version, corrections, isAnother } } });
  };
  const result = data?.mendTraderFault;
  // What must be mended stands first.
  const cells = fault.cells.toSorted((a, b) => Number(b.faulty) - Number(a.faulty));
  return (
    <Form form={form} layout="vertical" className="k-form" onFinish={() => send(false)}>
      <h3>{t('quality.wholeRow')}</h3>
      <FailureAlert error={error} />
      {result && result.__typename !== 'InvalidInput' && result.__typename !== 'TraderFault' && (
        <Alert type="warning" showIcon role="alert" title={open('quality.refused', result.__typename)} />
      )}
      <ProblemSummary form={form} problems={problems} />
      {cells.map(({ column, title, shown, personal, faulty }) => (
        <Form.Item
          key={column}
          name={column}
          label={title}
          initialValue={personal ? '' : shown}
          {...(faulty && {
            extra: column === fault.field ? fault.mend : undefined,
          })}
        >
          <Input
            autoComplete="off"
            maxLength={2000}
            placeholder={personal ? t('quality.personalKept', { shown }) : ''}
          />
        </Form.Item>
      ))}
      <div className="k-actions">
        <Button htmlType="submit" type="primary" loading={loading}>
          {t('quality.mend')}
        </Button>
        {fault.availableTransitions.includes('keep') && (
          <Button loading={loading} onClick={() => send(true)}>
            {t('quality.keep')}
          </Button>
        )}
      </div>
    </Form>
  );
}
