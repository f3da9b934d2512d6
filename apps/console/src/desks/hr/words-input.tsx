import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { languageNames, languages } from '../../shell/language.ts';

/** Words in every language, side by side. */
export function WordsInput({
  name,
  label,
  most,
}: {
  /** Within the list that the form shows, or within the form. */
  name: readonly (string | number)[];
  label: string;
  /** Characters at most. */
  most: number;
}): ReactNode {
  return (
    <div className="hr-words-in">
      {languages.map((language) => (
        <Form.Item key={language} name={[...name, language]} label={`${label} · ${languageNames[language]}`}>
          {most > 200 ? (
            <Input.TextArea rows={2} maxLength={most} lang={language} />
          ) : (
            <Input maxLength={most} lang={language} />
          )}
        </Form.Item>
      ))}
    </div>
  );
}
