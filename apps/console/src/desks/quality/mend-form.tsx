import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { MendTraderFaultDocument, TraderFaultDocument, type WholeFaultFragment } from '../../gql/quality/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { ChangedByAnother } from '../../ui/changed-by-another.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { markFields, type Problem, ProblemSummary } from '../../ui/form-problems.tsx';
import type { FieldDiff } from '../../ui/timeline.tsx';
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
  const client = useApolloClient();
  const [accepted, setAccepted] = useState(fault);
  // What the page shows by now, or what the person said to write over.
  const seen = fault.version > accepted.version ? fault : accepted;
  const [theirs, setTheirs] = useState<WholeFaultFragment>();
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [save, { loading, error, data }] = useMutation(MendTraderFaultDocument, {
    onError: () => {},
    onCompleted: ({ mendTraderFault: result }) => {
      if (result.__typename === 'TraderFault') {
        sayDone(t('quality.mended', { name: result.traderName }));
        changed();
        return close();
      }
      if (result.__typename === 'ChangedMeanwhile') return void look();
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
  /** What the other one made of it; what was typed here stays. */
  const look = async (): Promise<void> => {
    const { data: now } = await client.query({
      query: TraderFaultDocument,
      variables: { id: fault.id },
      fetchPolicy: 'no-cache',
    });
    if (now?.traderFault) setTheirs(now.traderFault);
  };
  const differences = (before: WholeFaultFragment, after: WholeFaultFragment): FieldDiff[] => {
    const shown = (one: WholeFaultFragment): Record<string, string> => ({
      state: t(`quality.stateName.${one.state}`),
      owner: one.ownerName ?? t('ui.none'),
      settledBy: one.settledByName ?? t('ui.none'),
      note: one.note || t('ui.none'),
    });
    const [was, is] = [shown(before), shown(after)];
    return (['state', 'owner', 'settledBy', 'note'] as const)
      .filter((key) => was[key] !== is[key])
      .map((key) => ({ key, label: t(`quality.${key}`), before: was[key], after: is[key] }));
  };
  const send = (isAnother: boolean, base = seen): void => {
    const corrections = fault.cells.flatMap(({ column, shown, personal }) => {
      const value = (form.getFieldValue(column) as string | undefined)?.trim() ?? '';
      return value === (personal ? '' : shown.trim()) ? [] : [{ column, value }];
    });
    setProblems([]);
    void save({ variables: { input: { id: base.id, version: base.version, corrections, isAnother } } });
  };
  const result = data?.mendTraderFault;
  // What must be mended stands first.
  const cells = fault.cells.toSorted((a, b) => Number(b.faulty) - Number(a.faulty));
  return (
    <Form form={form} layout="vertical" className="k-form" onFinish={() => send(false)}>
      <h3>{t('quality.wholeRow')}</h3>
      <FailureAlert error={error} />
      {theirs && (
        <ChangedByAnother
          changes={differences(seen, theirs)}
          {...(theirs.availableTransitions.includes('mend') && {
            keepMine: () => {
              setAccepted(theirs);
              setTheirs(undefined);
              send(false, theirs);
            },
          })}
          takeTheirs={() => {
            setTheirs(undefined);
            form.resetFields();
            changed();
            void client.refetchQueries({ include: [TraderFaultDocument] });
          }}
        />
      )}
      {(result?.__typename === 'WrongState' || result?.__typename === 'NotFound') && (
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
        <Button htmlType="submit" type="primary" loading={loading} disabled={theirs !== undefined}>
          {t('quality.mend')}
        </Button>
        {fault.availableTransitions.includes('keep') && (
          <Button loading={loading} disabled={theirs !== undefined} onClick={() => send(true)}>
            {t('quality.keep')}
          </Button>
        )}
      </div>
    </Form>
  );
}
