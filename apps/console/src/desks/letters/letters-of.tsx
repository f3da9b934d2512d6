import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  LetterChoicesDocument,
  LetterDraftDocument,
  LettersAboutDocument,
  WriteLetterDocument,
} from '../../gql/letters/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useOpenText, useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Instant } from '../../ui/figures.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Refusal } from '../../ui/refusal.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { Sheet } from './sheet.tsx';
import './letters.css';

/** The letters about a record, and writing another. For the page of any record (X6). */
export function LettersOf({ subjectType, subjectId }: { subjectType: string; subjectId: string }): ReactNode {
  const t = useText();
  const { may } = useSession();
  const [writing, setWriting] = useState(false);
  const subject = { type: subjectType, id: subjectId };
  const { data, error } = useQuery(LettersAboutDocument, { variables: { subject }, skip: !may('letter.read') });
  const choices = useQuery(LetterChoicesDocument, { variables: { subject }, skip: !may('letter.write') });
  if (!may('letter.read')) return null;
  const letters = data?.lettersAbout ?? [];
  return (
    <Section
      title={t('letters.title')}
      extra={
        (choices.data?.letterChoices.length ?? 0) > 0 && (
          <Button size="small" onClick={() => setWriting(true)}>
            {t('letters.write')}
          </Button>
        )
      }
    >
      <FailureAlert error={data ? choices.error : (error ?? choices.error)} />
      {data && letters.length === 0 && <p className="k-quiet">{t('letters.noLetters')}</p>}
      {letters.length > 0 && (
        <table className="k-table">
          <thead>
            <tr>
              <th>{t('letters.number')}</th>
              <th>{t('letters.template')}</th>
              <th>{t('letters.madeBy')}</th>
              <th>{t('letters.file')}</th>
            </tr>
          </thead>
          <tbody>
            {letters.map(({ id, number, template, templateVersion, madeBy, madeAt }) => (
              <tr key={id}>
                <td className="k-figure">{number}</td>
                <td>
                  {template} <span className="k-quiet">{t('letters.versionNth', { version: templateVersion })}</span>
                </td>
                <td>
                  {madeBy} · <Instant value={madeAt} />
                </td>
                <td>
                  <a href={`/letters/${id}/paper`} download>
                    {t('letters.pdf')}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {writing && <WriteDialog subject={subject} close={() => setWriting(false)} />}
    </Section>
  );
}

/** The letter as it would be written now. */
function Draft({
  templateId,
  subject,
}: {
  templateId: string;
  subject: { readonly type: string; readonly id: string };
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const { data, error } = useQuery(LetterDraftDocument, {
    variables: { input: { templateId, subject } },
    fetchPolicy: 'network-only',
  });
  const draft = data?.letterDraft;
  return (
    <section aria-label={t('letters.preview')} className="k-letter-draft">
      <FailureAlert error={error} />
      {!draft && !error && <PageLoading />}
      {draft?.__typename === 'LetterPreview' && <Sheet preview={draft} />}
      {draft?.__typename === 'WrongState' && <Refusal why={open('letters.refused', draft.state)} />}
      {draft?.__typename === 'NotFound' && <Refusal why={t('ui.failure.NOT_FOUND')} />}
    </section>
  );
}

/** Which letter; only those that make sense for the record now. */
function WriteDialog({
  subject,
  close,
}: {
  subject: { readonly type: string; readonly id: string };
  close: () => void;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [form] = Form.useForm<{ templateId: string }>();
  const [refused, setRefused] = useState<string>();
  const choices = useQuery(LetterChoicesDocument, { variables: { subject }, fetchPolicy: 'network-only' });
  const [write, { loading, error }] = useMutation(WriteLetterDocument, {
    refetchQueries: ['LettersAbout', 'TraderTimeline'],
    onError: () => {},
    onCompleted: ({ writeLetter: result }) => {
      if (result.__typename === 'WrongState') return setRefused(open('letters.refused', result.state));
      if (result.__typename !== 'Letter') return setRefused(t('ui.failure.NOT_FOUND'));
      sayDone(t('letters.written', { number: result.number }));
      return close();
    },
  });
  const options = choices.data?.letterChoices ?? [];
  const templateId = Form.useWatch('templateId', form);
  return (
    <Modal
      open
      width={680}
      title={t('letters.write')}
      okText={t('letters.write')}
      cancelText={t('ui.cancel')}
      confirmLoading={loading}
      okButtonProps={{ disabled: options.length === 0 }}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <FailureAlert error={error ?? choices.error} />
      <Refusal why={refused} />
      <Form
        form={form}
        layout="vertical"
        onFinish={({ templateId }) => void write({ variables: { input: { templateId, subject } } })}
      >
        <Form.Item
          name="templateId"
          label={t('letters.template')}
          extra={t('letters.write.explain')}
          rules={[{ required: true, message: t('letters.problem.REQUIRED') }]}
        >
          <Select
            autoFocus
            loading={choices.loading}
            notFoundContent={t('letters.noChoice')}
            options={options.map(({ templateId, name }) => ({ value: templateId, label: name }))}
          />
        </Form.Item>
      </Form>
      {templateId && <Draft templateId={templateId} subject={subject} />}
    </Modal>
  );
}
