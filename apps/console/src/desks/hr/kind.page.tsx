import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Checkbox, Form, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import {
  HrKindChoicesDocument,
  type HrKindChoicesQuery,
  HrRequestKindsDocument,
  SaveKindDocument,
  type WholeKindFragment,
} from '../../gql/hr/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { markFields, type Problem, ProblemSummary } from '../../ui/form-problems.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Section } from '../../ui/record-page.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { FieldsEditor } from './fields-editor.tsx';
import { KindPreview } from './kind-preview.tsx';
import { inputOf, type KindValues, placeOf, valuesOf } from './kind-values.ts';
import { PapersEditor, RouteEditor } from './route-editor.tsx';
import { WordsInput } from './words-input.tsx';
import './hr.css';

/** Nobody reads a kind's key; a new one gets a name that nothing else has. */
const newKey = (): string => `k${crypto.randomUUID().replaceAll('-', '')}`;

/** A kind of request: what its form asks, who decides in which order, which papers and which letter belong to it (H1). */
export default function KindPage(): ReactNode {
  const t = useText();
  const { key = '' } = useParams();
  const kinds = useQuery(HrRequestKindsDocument, { fetchPolicy: 'network-only' });
  const choices = useQuery(HrKindChoicesDocument);
  const failed = kinds.error ?? choices.error;
  if (failed) {
    return (
      <ErrorState
        error={failed}
        retry={() => {
          void kinds.refetch();
          void choices.refetch();
        }}
      />
    );
  }
  if (!kinds.data || !choices.data) return <PageLoading />;
  const kind = kinds.data.hrRequestKinds.find((each) => each.key === key);
  if (!kind && key !== 'new') {
    return <EmptyState title={t('ui.failure.NOT_FOUND')} detail={t('ui.failureAdvice.NOT_FOUND')} />;
  }
  return <KindEditor key={key} kind={kind} choices={choices.data.hrRequestKindChoices} />;
}

function KindEditor({
  kind,
  choices,
}: {
  kind: WholeKindFragment | undefined;
  choices: HrKindChoicesQuery['hrRequestKindChoices'];
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const navigate = useNavigate();
  const [form] = Form.useForm<KindValues>();
  const [key] = useState(() => kind?.key ?? newKey());
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [meanwhile, setMeanwhile] = useState(false);
  const [save, { loading, error }] = useMutation(SaveKindDocument, {
    onError: () => {},
    refetchQueries: ['HrRequestKinds', 'HrForms'],
  });
  const values = (Form.useWatch([], form) as KindValues | undefined) ?? valuesOf(kind);
  const send = async (): Promise<void> => {
    setProblems([]);
    setMeanwhile(false);
    // Fields that the chosen type does not show keep what they said.
    const input = inputOf(form.getFieldsValue(true) as KindValues, key, kind?.version ?? 0);
    const { data } = await save({ variables: { input } });
    if (!data) return undefined;
    const { outcome } = data;
    if (outcome.__typename === 'HrRequestKind') {
      sayDone(t('hr.kindSaved', { kind: outcome.title, version: outcome.version }));
      return void navigate('/hr-kinds');
    }
    if (outcome.__typename !== 'InvalidInput') return setMeanwhile(true);
    const found = outcome.fields.map(({ path, code }) => {
      const name = placeOf(path);
      const at = name.find((part) => typeof part === 'number');
      const label = `${open('hr.kindPart', String(name[0]))}${typeof at === 'number' ? ` ${at + 1}` : ''}`;
      return { name, label, text: open('hr.problem', code) };
    });
    setProblems(found);
    return markFields(form, found);
  };
  const title = kind ? t('hr.kindTitled', { kind: kind.title }) : t('hr.newKind');
  return (
    <>
      <header className="k-head">
        <h1>{title}</h1>
        <span className="k-grow" />
        <Link to="/hr-kinds">{t('hr.kinds')}</Link>
      </header>
      <div className="hr-kind">
        <Form<KindValues>
          form={form}
          layout="vertical"
          className="k-form k-stack"
          initialValues={valuesOf(kind)}
          onFinish={() => void send()}
        >
          <FailureAlert error={error} />
          {meanwhile && <p role="alert">{t('hr.meanwhile')}</p>}
          <ProblemSummary form={form} problems={problems} />
          <Section title={t('hr.kindPart.titles')}>
            <WordsInput name={['titles']} label={t('hr.kindPart.titles')} most={80} />
            <WordsInput name={['hints']} label={t('hr.kindPart.hints')} most={400} />
          </Section>
          <Section title={t('hr.kindPart.fields')}>
            <FieldsEditor details={choices.details} />
          </Section>
          <Section title={t('hr.kindPart.route')}>
            <RouteEditor posts={choices.posts} />
            <Form.Item
              name="answerDays"
              label={t('hr.kindPart.answerDays')}
              rules={[{ required: true, message: t('hr.problem.REQUIRED') }]}
            >
              <InputNumber min={1} max={60} precision={0} />
            </Form.Item>
            <Form.Item name="confirmed" valuePropName="checked" extra={t('hr.confirmedHint')}>
              <Checkbox>{t('hr.kindPart.confirmed')}</Checkbox>
            </Form.Item>
          </Section>
          <Section title={t('hr.kindPart.papers')}>
            <PapersEditor papers={choices.papers} />
          </Section>
          <Section title={t('hr.kindPart.letterTemplateId')}>
            <Form.Item name="letterTemplateId" extra={t('hr.letterHint', { place: '{answer.f1}' })}>
              <Select
                allowClear
                aria-label={t('hr.kindPart.letterTemplateId')}
                placeholder={t('hr.noLetter')}
                options={choices.letters.map(({ id, title: label }) => ({ value: id, label }))}
              />
            </Form.Item>
          </Section>
          <div className="k-actions">
            <Button type="primary" htmlType="submit" loading={loading}>
              {kind ? t('hr.saveVersion', { version: kind.version + 1 }) : t('hr.save')}
            </Button>
            {kind && <span className="k-quiet">{t('hr.keepsVersion', { count: kind.open })}</span>}
          </div>
        </Form>
        <KindPreview values={values} />
      </div>
    </>
  );
}
