import { useMutation } from '@apollo/client/react';
import { Button, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import {
  type HrFormPartsFragment,
  SaveFormRequestDocument,
  type WholeHrRequestFragment,
} from '../../gql/hr/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { useDraft } from '../../ui/draft.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { markFields, type Problem, ProblemSummary } from '../../ui/form-problems.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { FormFields } from './form-fields.tsx';

interface Values {
  readonly answers?: Readonly<Record<string, string | undefined>>;
}

/**
 * A form that HR wrote, to be filled in. Saved, it is a draft on the server, where papers are added and it is handed in; what
 * was typed is kept over a reload unless something of it is sensitive (H1).
 */
export function FormRequestForm({
  form: { kind, fields, hint, answerDays },
  opened,
}: {
  form: HrFormPartsFragment;
  opened?: WholeHrRequestFragment;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const { keep, forget } = useDraft(form, `hrForm.${kind}.${opened?.id ?? 'new'}`);
  const sensitive = fields.some((field) => field.sensitive);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [refused, setRefused] = useState<ReactNode>();
  const [save, { loading, error }] = useMutation(SaveFormRequestDocument, {
    refetchQueries: ['MyHrRequests'],
    onError: () => {},
  });
  const sealed = opened?.answers.filter((answer) => answer.sealed && answer.value) ?? [];
  const send = async ({ answers = {} }: Values): Promise<void> => {
    setProblems([]);
    setRefused(undefined);
    const said = fields.map((field) => {
      const value = answers[field.key] ?? '';
      // A sealed answer that nobody typed anew stays.
      return { key: field.key, value: field.sensitive && value === '' ? null : value };
    });
    const { data } = await save({
      variables: { input: { ...(opened && { id: opened.id, version: opened.version }), kind, answers: said } },
    });
    switch (data?.saved.__typename) {
      case undefined:
        return;
      case 'HrRequestRecord':
        forget();
        sayDone(t('hr.saved', { number: data.saved.number }));
        return void navigate(`/hr-requests/${data.saved.id}`);
      case 'InvalidInput': {
        const found = data.saved.fields.map(({ path, code }) => {
          const name = path.replace(/^input\./, '').split('.');
          const label = fields.find(({ key }) => key === name[1])?.label ?? '';
          return { name, label, text: open('hr.problem', code) };
        });
        setProblems(found);
        return markFields(form, found);
      }
      case 'OpenAlready':
        return setRefused(
          <Link to={`/hr-requests/${data.saved.id}`}>{t('hr.openAlready', { number: data.saved.number })}</Link>,
        );
      case 'WrongState':
        return setRefused(t('hr.kindCeased'));
      default:
        return setRefused(t('hr.meanwhile'));
    }
  };
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      className="k-form hr-form"
      initialValues={{
        answers: Object.fromEntries(opened?.answers.map((each) => [each.key, each.sealed ? '' : each.value]) ?? []),
      }}
      {...(!sensitive && { onValuesChange: keep })}
      onFinish={(values) => void send(values)}
      scrollToFirstError
    >
      <FailureAlert error={error} />
      {refused && <p role="alert">{refused}</p>}
      <ProblemSummary form={form} problems={problems} />
      {hint && <p className="hr-words">{hint}</p>}
      <FormFields fields={fields} kept={Object.fromEntries(sealed.map(({ key, value }) => [key, value]))} />
      <div className="k-actions">
        <Button type="primary" htmlType="submit" loading={loading}>
          {t('hr.saveDraft')}
        </Button>
        <span className="k-quiet">{t('hr.formDraftHint', { days: answerDays })}</span>
      </div>
    </Form>
  );
}
