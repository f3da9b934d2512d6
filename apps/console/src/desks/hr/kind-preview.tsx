import { Form, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { type Language, languageNames, languages } from '../../shell/language.ts';
import { useLanguage } from '../../shell/language-choice.ts';
import { useText } from '../../shell/text.ts';
import { FormFields } from './form-fields.tsx';
import { type KindValues, previewOf } from './kind-values.ts';

/** The form as whoever fills it in is going to see it, in each language; nothing of it is sent. */
export function KindPreview({ values }: { values: KindValues }): ReactNode {
  const t = useText();
  const [language, setLanguage] = useState<Language>(useLanguage().language);
  const hint = values.hints?.[language];
  return (
    <aside className="k-card hr-preview" aria-label={t('hr.preview')}>
      <h2>{t('hr.preview')}</h2>
      <Segmented<Language>
        value={language}
        onChange={setLanguage}
        aria-label={t('hr.preview')}
        options={languages.map((value) => ({ value, label: languageNames[value] }))}
      />
      <h3>{values.titles?.[language]}</h3>
      {hint && <p className="hr-words">{hint}</p>}
      <Form component="div" layout="vertical" className="k-form">
        <FormFields fields={previewOf(values, language, [t('ui.yes'), t('ui.no')])} />
      </Form>
    </aside>
  );
}
