import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import {
  MortgageCasePapersDocument,
  MortgageProblemsDocument,
  ReportMortgagePrivatePromiseDocument,
  type WholeMortgageCaseFragment,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { useMoneyProblems } from './use-money-problems.ts';

interface Values {
  readonly promised: string;
  readonly promisedTo: string;
  readonly promisedOn: string;
  readonly documentIds?: string[];
  readonly problemId?: string;
}

const fields = ['promised', 'promisedTo', 'promisedOn', 'documentIds', 'problemId'] as const;

/** Reports what the consultant of a case promised on their own account, with papers that bear it out (S28). */
export function ReportPromise({
  item: { id, version, buyers },
  refetch,
}: {
  item: WholeMortgageCaseFragment;
  refetch: () => void;
}): ReactNode {
  const t = useText();
  const problems = useMoneyProblems();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const papers = useQuery(MortgageCasePapersDocument, { variables: { id }, skip: !open });
  const troubles = useQuery(MortgageProblemsDocument, { variables: { id }, skip: !open });
  const [report] = useMutation(ReportMortgagePrivatePromiseDocument);
  const needed = [{ required: true, whitespace: true, message: t('mortgage.required') }];
  const filed = papers.data?.paperChecklist;
  const documents = [...(filed?.items ?? []).flatMap(({ document }) => document ?? []), ...(filed?.others ?? [])];
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('mortgage.reportPromise')}</Button>
      {open && (
        <CreateDialog<Values>
          open
          title={t('mortgage.reportPromise')}
          action={t('mortgage.reportPromise')}
          initialValues={{ promisedTo: buyers }}
          onClose={() => setOpen(false)}
          create={async (values) => {
            const { data } = await report({ variables: { input: { id, version, ...values } } });
            refetch();
            const found = problems(data?.done, 'MortgagePrivatePromise', fields);
            if (found.length > 0) return found;
            sayDone(t('mortgage.saved'));
            if (data?.done.__typename === 'MortgagePrivatePromise')
              void navigate(`/mortgage-private-promises/${data.done.id}`);
            return [];
          }}
        >
          <p className="k-quiet">{t('mortgage.promiseHow')}</p>
          <Form.Item name="promised" label={t('mortgage.promiseWhat')} rules={needed}>
            <Input.TextArea rows={3} maxLength={1000} />
          </Form.Item>
          <Form.Item name="promisedTo" label={t('mortgage.promisedTo')} rules={needed}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="promisedOn" label={t('mortgage.promisedOn')} rules={needed}>
            <DayInput required />
          </Form.Item>
          <Form.Item name="documentIds" label={t('mortgage.evidence')} extra={t('mortgage.evidenceHelp')}>
            <Select
              mode="multiple"
              optionFilterProp="label"
              options={documents.map((each) => ({ value: each.id, label: each.title }))}
            />
          </Form.Item>
          <Form.Item name="problemId" label={t('mortgage.promiseProblem')} extra={t('mortgage.promiseProblemHelp')}>
            <Select
              allowClear
              options={(troubles.data?.mortgageProblems?.problems ?? [])
                .filter((each) => each.state !== 'settled')
                .map((each) => ({ value: each.id, label: `${t(`mortgage.cause.${each.cause}`)} ${each.detail}` }))}
            />
          </Form.Item>
        </CreateDialog>
      )}
    </>
  );
}
