import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  ClaimQualificationDocument,
  JudgeQualificationDocument,
  type QualificationFactsFragment,
  type QualificationKind,
  QualificationsDocument,
} from '../../gql/hr/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useOpenText, useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { BusinessDate } from '../../ui/figures.tsx';
import type { Problem } from '../../ui/form-problems.tsx';
import { formPath } from '../../ui/form-problems.tsx';
import { Section } from '../../ui/record-page.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { sayDone } from '../../ui/toasts.tsx';

const kinds = ['degree', 'degreeInProgress', 'veteran', 'certificate', 'other'] as const;
const tones = { claimed: 'neutral', asked: 'warning', verified: 'good', refused: 'bad' } as const;

interface Values {
  readonly kind: QualificationKind;
  readonly title: string;
  readonly institution?: string;
  readonly obtainedOn?: string;
  readonly answer?: string;
}

/** What somebody has learnt, as far as it is proven; HR verifies or asks (H3). */
export function Qualifications({
  personId,
  own,
  changed,
}: {
  personId: string;
  own: boolean;
  changed: () => void;
}): ReactNode {
  const t = useText();
  const { may } = useSession();
  const { data, error, refetch } = useQuery(QualificationsDocument, { variables: { personId } });
  const [claiming, setClaiming] = useState<QualificationFactsFragment | 'new'>();
  const [asking, setAsking] = useState<QualificationFactsFragment>();
  const [judge] = useMutation(JudgeQualificationDocument, { refetchQueries: ['PaperChecklist'] });
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : null;
  const done = (): void => {
    void refetch();
    changed();
  };
  const say = async (
    { id, version }: QualificationFactsFragment,
    judgement: 'verified' | 'refused' | 'asked',
    question?: string,
  ): Promise<void> => {
    const { data: answer } = await judge({
      variables: { input: { id, version, judgement, question: question ?? null } },
    });
    if (answer?.judged.__typename === 'Qualification') sayDone(t(`hr.judged.${judgement}`));
    done();
  };
  return (
    <Section
      title={t('hr.qualifications')}
      extra={
        own && (
          <Button size="small" onClick={() => setClaiming('new')}>
            {t('hr.claim')}
          </Button>
        )
      }
    >
      {data.qualifications.length === 0 && <p className="k-quiet">{t('hr.noQualifications')}</p>}
      <ul className="k-list hr-qualifications">
        {data.qualifications.map((each) => (
          <li key={each.id}>
            <span>
              <b>{each.title}</b>{' '}
              <span className="k-quiet">
                {t(`hr.qualification.${each.kind}`)} {each.institution} <BusinessDate value={each.obtainedOn} />
              </span>{' '}
              <StateChip tone={tones[each.state]}>{t(`hr.qualificationState.${each.state}`)}</StateChip>
              {each.question && (
                <p>
                  {t('hr.question')} {each.question}
                </p>
              )}
              {each.answer && (
                <p>
                  {t('hr.answerTo')} {each.answer}
                </p>
              )}
            </span>
            <span className="k-actions">
              {own && each.state !== 'verified' && (
                <Button size="small" onClick={() => setClaiming(each)}>
                  {t(each.state === 'asked' ? 'hr.answerIt' : 'hr.correct')}
                </Button>
              )}
              {!own && may('hrRequest.review') && each.state !== 'verified' && (
                <>
                  <Button size="small" onClick={() => void say(each, 'verified')}>
                    {t('hr.verify')}
                  </Button>
                  <Button size="small" onClick={() => setAsking(each)}>
                    {t('hr.ask')}
                  </Button>
                  {each.state !== 'refused' && (
                    <Button size="small" danger onClick={() => void say(each, 'refused')}>
                      {t('hr.notProven')}
                    </Button>
                  )}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {claiming && (
        <Claim of={claiming === 'new' ? undefined : claiming} close={() => setClaiming(undefined)} done={done} />
      )}
      {asking && (
        <CreateDialog<{ question: string }>
          open
          title={`${t('hr.ask')} ${asking.title}`}
          action={t('hr.ask')}
          onClose={() => setAsking(undefined)}
          create={async ({ question }) => {
            await say(asking, 'asked', question);
            return [];
          }}
        >
          <Form.Item
            name="question"
            label={t('hr.question')}
            rules={[{ required: true, whitespace: true, message: t('hr.problem.REQUIRED') }]}
          >
            <Input.TextArea rows={3} maxLength={1000} />
          </Form.Item>
        </CreateDialog>
      )}
    </Section>
  );
}

function Claim({
  of,
  close,
  done,
}: {
  of: QualificationFactsFragment | undefined;
  close: () => void;
  done: () => void;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [claim] = useMutation(ClaimQualificationDocument, { refetchQueries: ['PaperChecklist'] });
  return (
    <CreateDialog<Values>
      open
      title={t(of ? 'hr.correct' : 'hr.claim')}
      action={t('hr.save')}
      initialValues={
        of
          ? {
              kind: of.kind,
              title: of.title,
              institution: of.institution,
              obtainedOn: of.obtainedOn ?? '',
              answer: of.answer ?? '',
            }
          : { kind: 'degree' }
      }
      onClose={close}
      create={async (values): Promise<readonly Problem[]> => {
        const { data } = await claim({
          variables: {
            input: {
              ...(of && { id: of.id, version: of.version }),
              kind: values.kind,
              title: values.title,
              institution: values.institution ?? '',
              obtainedOn: values.obtainedOn || null,
              answer: values.answer || null,
            },
          },
        });
        if (data?.claimed.__typename === 'InvalidInput') {
          return data.claimed.fields.map(({ path, code }) => ({
            name: formPath(path.replace(/^input\./, '')),
            label: '',
            text: open('hr.problem', code),
          }));
        }
        done();
        return [];
      }}
    >
      <Form.Item name="kind" label={t('hr.qualificationKind')} extra={t('hr.qualificationKindHint')}>
        <Select options={kinds.map((value) => ({ value, label: t(`hr.qualification.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="title"
        label={t('hr.qualificationTitle')}
        rules={[{ required: true, whitespace: true, message: t('hr.problem.REQUIRED') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="institution" label={t('hr.institution')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="obtainedOn" label={t('hr.obtainedOn')}>
        <DayInput />
      </Form.Item>
      {of?.question && (
        <Form.Item name="answer" label={`${t('hr.question')} ${of.question}`}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
      )}
    </CreateDialog>
  );
}
