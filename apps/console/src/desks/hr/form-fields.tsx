import { Form, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { HrFormPartsFragment } from '../../gql/hr/graphql.ts';
import { useText } from '../../shell/text.ts';
import { DayInput } from '../../ui/day-input.tsx';

export type FormField = HrFormPartsFragment['fields'][number];

/** The fields of a form that HR wrote, as whoever fills it in sees them (H1). @param kept what is sealed already, masked */
export function FormFields({
  fields,
  kept = {},
}: {
  fields: readonly FormField[];
  kept?: Readonly<Record<string, string>>;
}): ReactNode {
  const t = useText();
  const range = ({ least, most }: FormField): string | undefined => {
    if (least == null && most == null) return undefined;
    return t('hr.numberFrom', { least: least ?? '…', most: most ?? '…' });
  };
  const someRequired = fields.some(({ required }) => required);
  return fields.map((field) => {
    const mask = kept[field.key];
    const extra = mask ? t('hr.keptHint', { mask }) : field.sensitive ? t('hr.sealedHint') : range(field);
    return (
      <Form.Item
        key={field.key}
        name={['answers', field.key]}
        label={
          someRequired && !field.required ? (
            <>
              {field.label} <span className="k-quiet hr-optional">{t('hr.optional')}</span>
            </>
          ) : (
            field.label
          )
        }
        required={field.required}
        {...(extra && { extra })}
      >
        {input(field, mask)}
      </Form.Item>
    );
  });
}

function input({ type, longest, options, required }: FormField, mask: string | undefined): ReactNode {
  const length = longest == null ? {} : { maxLength: longest };
  const choices = options.map(({ key, label }) => ({ value: key, label }));
  switch (type) {
    case 'longText':
      return <Input.TextArea rows={4} {...length} showCount placeholder={mask} />;
    case 'date':
      return <DayInput />;
    case 'number':
      return <Input inputMode="decimal" placeholder={mask} className="hr-number" />;
    case 'choice':
      return <Select options={choices} placeholder={mask} allowClear={!required} />;
    case 'yesNo':
      return <Radio.Group options={choices} />;
    default:
      return <Input {...length} placeholder={mask} />;
  }
}
