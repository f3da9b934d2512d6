import { useQuery } from '@apollo/client/react';
import { Form, type FormInstance, Input, Select } from 'antd';
import { type ReactNode, useDeferredValue, useRef } from 'react';
import { type LetterKindsQuery, LetterPreviewDocument } from '../../gql/letters/graphql.ts';
import { languageNames, languages } from '../../shell/language.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Section } from '../../ui/record-page.tsx';
import { Sheet } from './sheet.tsx';

/** The words of a template as they are typed. */
export interface Words {
  readonly language: (typeof languages)[number];
  readonly title: string;
  readonly body: string;
}

/** Title, body, the places that can be put into them, and how the letter would look with samples. In a Form. */
export function WordsEditor({
  form,
  kind,
}: {
  form: FormInstance<Words>;
  kind: LetterKindsQuery['letterKinds'][number] | undefined;
}): ReactNode {
  const t = useText();
  const body = useRef<{ resizableTextArea?: { textArea: HTMLTextAreaElement } }>(null);
  /** Puts a place where the cursor stands. */
  const put = (place: string): void => {
    const area = body.current?.resizableTextArea?.textArea;
    const text = form.getFieldValue('body') ?? '';
    const from = area?.selectionStart ?? text.length;
    const to = area?.selectionEnd ?? text.length;
    form.setFieldValue('body', `${text.slice(0, from)}${place}${text.slice(to)}`);
    requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(from + place.length, from + place.length);
    });
  };
  const required = [{ required: true, whitespace: true, message: t('letters.problem.REQUIRED') }];
  return (
    <div className="k-letter-editor">
      <Section title={t('letters.words')}>
        <Form.Item name="language" label={t('letters.language')} extra={t('letters.language.explain')}>
          <Select options={languages.map((value) => ({ value, label: languageNames[value] }))} />
        </Form.Item>
        <Form.Item name="title" label={t('letters.letterTitle')} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="body" label={t('letters.body')} rules={required} extra={t('letters.body.explain')}>
          <Input.TextArea ref={body as never} autoSize={{ minRows: 14, maxRows: 30 }} maxLength={20_000} />
        </Form.Item>
        <p className="k-quiet">{t('letters.places')}</p>
        <div className="k-letter-places">
          {(kind?.places ?? []).map(({ name, label, type, sample }) => (
            <button key={name} type="button" title={sample} onClick={() => put(`{${name}}`)}>
              {label} <code>{`{${name}}`}</code>
              {type === 'money' && <span className="k-unseen">{t('letters.money')}</span>}
            </button>
          ))}
          {(kind?.places ?? [])
            .filter(({ type }) => type === 'money')
            .map(({ name, label }) => (
              <button key={`${name}.words`} type="button" onClick={() => put(`{${name}.words}`)}>
                {t('letters.inWords', { label })} <code>{`{${name}.words}`}</code>
              </button>
            ))}
        </div>
      </Section>
      <Section title={t('letters.preview')} extra={<span className="k-quiet">{t('letters.preview.explain')}</span>}>
        {kind && <Preview form={form} kind={kind.key} />}
      </Section>
    </div>
  );
}

/** The letter with samples, a moment behind the typing; a place that there is not is named. */
function Preview({ form, kind }: { form: FormInstance<Words>; kind: string }): ReactNode {
  const open = useOpenText();
  const { language = 'zh-Hant', title = '', body = '' } = (Form.useWatch([], form) ?? {}) as Partial<Words>;
  const input = useDeferredValue(JSON.stringify({ kind, language, title, body }));
  const { data, previousData, error } = useQuery(LetterPreviewDocument, {
    variables: { input: JSON.parse(input) as Words & { kind: string } },
  });
  const preview = (data ?? previousData)?.letterPreview;
  const problems = (preview?.problems ?? []).filter(({ code }) => code !== 'REQUIRED');
  return (
    <>
      <FailureAlert error={error} />
      {problems.length > 0 && (
        <ul className="k-problem" role="alert">
          {problems.map(({ place, code, path }) => (
            <li key={`${path} ${place} ${code}`}>{`${open('letters.problem', code)} ${place}`}</li>
          ))}
        </ul>
      )}
      {preview && <Sheet preview={preview} />}
    </>
  );
}
