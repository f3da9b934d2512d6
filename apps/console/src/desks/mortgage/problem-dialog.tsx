import { useMutation } from '@apollo/client/react';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import {
  ActOnMortgageProblemDocument,
  type MortgageProblemCause,
  OpenMortgageProblemDocument,
  VerifyMortgageProblemDocument,
  type WholeMortgageCaseFragment,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { readAgain, useCaseOutcome } from './use-case-change.ts';

/** What is said of a problem. */
export type ProblemAct = 'open' | 'act' | 'verify';
export const problemCauses = [
  'credit',
  'income',
  'papers',
  'unreachable',
  'reluctant',
  'dispute',
  'bank',
  'promise',
  'other',
] as const satisfies readonly MortgageProblemCause[];

interface Values {
  readonly cause?: MortgageProblemCause;
  readonly detail?: string;
  readonly plan?: string;
  readonly action?: string;
  readonly settled?: boolean;
  readonly remark?: string;
}

/** Opens a problem, says what was done about it, or whether that settled it (S21). */
export function ProblemDialog({
  item: { id, version },
  act,
  problemId = '',
  close,
  refetch,
}: {
  item: WholeMortgageCaseFragment;
  act: ProblemAct;
  problemId?: string;
  close: () => void;
  refetch: () => void;
}): ReactNode {
  const t = useText();
  const outcome = useCaseOutcome();
  const [open] = useMutation(OpenMortgageProblemDocument, { refetchQueries: readAgain });
  const [done] = useMutation(ActOnMortgageProblemDocument, { refetchQueries: readAgain });
  const [verify] = useMutation(VerifyMortgageProblemDocument, { refetchQueries: readAgain });
  const title = t(act === 'open' ? 'mortgage.openProblem' : act === 'act' ? 'mortgage.problemAct' : 'mortgage.verify');
  const send = async ({ cause = 'other', detail = '', plan = '', action = '', settled = true, remark }: Values) => {
    const seen = { id, version };
    if (act === 'open') return (await open({ variables: { input: { ...seen, cause, detail, plan } } })).data?.changed;
    if (act === 'act') return (await done({ variables: { input: { ...seen, problemId, action } } })).data?.changed;
    return (await verify({ variables: { input: { ...seen, problemId, settled, remark: remark ?? null } } })).data
      ?.changed;
  };
  const words = (name: keyof Values, label: string, required = true): ReactNode => (
    <Form.Item
      name={name}
      label={label}
      rules={required ? [{ required: true, whitespace: true, message: t('mortgage.required') }] : []}
    >
      <Input.TextArea rows={2} maxLength={1000} />
    </Form.Item>
  );
  return (
    <CreateDialog<Values>
      open
      title={title}
      action={t('mortgage.save')}
      initialValues={act === 'open' ? { cause: 'credit' } : act === 'verify' ? { settled: true } : {}}
      onClose={close}
      create={async (values) => {
        const changed = await send(values);
        const code = changed?.__typename === 'InvalidInput' ? changed.fields[0]?.code : undefined;
        const refused = outcome(changed, refetch);
        if (refused === undefined) return [];
        const name = act === 'open' ? 'detail' : act === 'act' ? 'action' : 'remark';
        const text =
          code === 'SAME_PERSON' ? t('mortgage.otherVerifies') : code === 'REQUIRED' ? t('mortgage.required') : refused;
        return [{ name: [name], label: title, text }];
      }}
    >
      {act === 'open' && (
        <>
          <Form.Item name="cause" label={t('mortgage.cause')}>
            <Select options={problemCauses.map((value) => ({ value, label: t(`mortgage.cause.${value}`) }))} />
          </Form.Item>
          {words('detail', t('mortgage.problemDetail'))}
          {words('plan', t('mortgage.problemPlan'))}
        </>
      )}
      {act === 'act' && words('action', t('mortgage.problemAction'))}
      {act === 'verify' && (
        <>
          <Form.Item name="settled" label={t('mortgage.verification')}>
            <Select
              options={[
                { value: true, label: t('mortgage.problemState.settled') },
                { value: false, label: t('mortgage.notSettled') },
              ]}
            />
          </Form.Item>
          {words('remark', t('mortgage.remark'), false)}
        </>
      )}
    </CreateDialog>
  );
}
