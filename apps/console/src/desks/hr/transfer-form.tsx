import { useMutation } from '@apollo/client/react';
import { Button, Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { SaveTransferDocument, type TransferChoicesQuery, type WholeHrRequestFragment } from '../../gql/hr/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { useDraft } from '../../ui/draft.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { BusinessDate } from '../../ui/figures.tsx';
import { formPath, markFields, type Problem, ProblemSummary } from '../../ui/form-problems.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { TenureText } from './tenure-text.tsx';

interface Values {
  readonly fromHoldingId?: string;
  readonly toPostId?: string;
  readonly desiredOn?: string;
  readonly reason?: string;
  readonly strengths?: string;
}

const longest = 2000;

/**
 * The application to change posts. What was typed is kept over a reload; saved, it is a draft on the server, where papers are
 * added and it is handed in (H1).
 */
export function TransferForm({
  choices,
  opened,
}: {
  choices: TransferChoicesQuery;
  opened?: WholeHrRequestFragment;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const { keep, forget } = useDraft(form, `transfer.${opened?.id ?? 'new'}`);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [refused, setRefused] = useState<ReactNode>();
  const [save, { loading, error }] = useMutation(SaveTransferDocument, {
    refetchQueries: ['MyHrRequests'],
    onError: () => {},
  });
  const held = choices.employee?.holdings.filter(({ current }) => current) ?? [];
  const answer = (key: string): string => opened?.answers.find((each) => each.key === key)?.value ?? '';
  const send = async (values: Values): Promise<void> => {
    setProblems([]);
    setRefused(undefined);
    const { data } = await save({
      variables: {
        input: {
          ...(opened && { id: opened.id, version: opened.version }),
          fromHoldingId: values.fromHoldingId ?? null,
          toPostId: values.toPostId ?? null,
          desiredOn: values.desiredOn || null,
          reason: values.reason ?? '',
          strengths: values.strengths ?? '',
        },
      },
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
          const name = formPath(path.replace(/^input\./, ''));
          return { name, label: open('hr.field', String(name[0])), text: open('hr.problem', code) };
        });
        setProblems(found);
        return markFields(form, found);
      }
      case 'OpenAlready':
        return setRefused(
          <Link to={`/hr-requests/${data.saved.id}`}>{t('hr.openAlready', { number: data.saved.number })}</Link>,
        );
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
        fromHoldingId: opened?.fromHoldingId ?? (held.length === 1 ? held[0]?.holdingId : undefined),
        toPostId: opened?.toPostId ?? undefined,
        desiredOn: opened?.desiredOn ?? '',
        reason: answer('reason'),
        strengths: answer('strengths'),
      }}
      onValuesChange={keep}
      onFinish={(values) => void send(values)}
      scrollToFirstError
    >
      <FailureAlert error={error} />
      {refused && <p role="alert">{refused}</p>}
      <ProblemSummary form={form} problems={problems} />
      <p className="k-quiet">
        {t('hr.joinedOn')} <BusinessDate value={choices.employee?.joinedOn} /> · {t('hr.tenure')}{' '}
        <TenureText tenure={choices.employee?.tenure} />
      </p>
      <Form.Item name="fromHoldingId" label={t('hr.field.fromHoldingId')}>
        <Select
          options={held.map(({ holdingId, unitName, title }) => ({
            value: holdingId,
            label: `${unitName} · ${title}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="toPostId" label={t('hr.field.toPostId')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={choices.postChoices.map(({ postId, unitName, title }) => ({
            value: postId,
            label: `${unitName} · ${title}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="desiredOn" label={t('hr.field.desiredOn')}>
        <DayInput />
      </Form.Item>
      <Form.Item name="reason" label={t('hr.field.reason')}>
        <Input.TextArea rows={5} maxLength={longest} showCount />
      </Form.Item>
      <Form.Item name="strengths" label={t('hr.field.strengths')}>
        <Input.TextArea rows={4} maxLength={longest} showCount />
      </Form.Item>
      <div className="k-actions">
        <Button type="primary" htmlType="submit" loading={loading}>
          {t('hr.saveDraft')}
        </Button>
        <span className="k-quiet">{t('hr.saveDraftHint')}</span>
      </div>
    </Form>
  );
}
