import { Button, Checkbox, Form, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import type { HrKindChoicesQuery } from '../../gql/hr/graphql.ts';
import { useText } from '../../shell/text.ts';
import type { FormField } from './form-fields.tsx';
import { type KindValues, nextKey } from './kind-values.ts';
import { ListButtons } from './list-buttons.tsx';
import { WordsInput } from './words-input.tsx';

const types: readonly FormField['type'][] = ['text', 'longText', 'date', 'number', 'choice', 'yesNo'];

/** The fields of a form: names, what they take, their limits (H1). */
export function FieldsEditor({
  details,
}: {
  details: HrKindChoicesQuery['hrRequestKindChoices']['details'];
}): ReactNode {
  const t = useText();
  const form = Form.useFormInstance<KindValues>();
  return (
    <Form.List name="fields">
      {(fields, { add, remove, move }) => (
        <>
          {fields.map(({ key, name }, at) => (
            <fieldset key={key} className="hr-part">
              <legend>
                {t('hr.fieldNth', { at: at + 1 })} <FieldKey at={name} />
              </legend>
              <WordsInput name={[name, 'labels']} label={t('hr.fieldLabel')} most={80} />
              <div className="hr-part-row">
                <Form.Item name={[name, 'type']} label={t('hr.fieldType')}>
                  <Select options={types.map((value) => ({ value, label: t(`hr.fieldType.${value}`) }))} />
                </Form.Item>
                <Limits at={name} />
                <Form.Item name={[name, 'detail']} label={t('hr.fieldDetail')}>
                  <Select
                    allowClear
                    placeholder={t('hr.noDetail')}
                    options={details.map(({ id, title }) => ({ value: id, label: title }))}
                  />
                </Form.Item>
              </div>
              <div className="hr-part-row">
                <Form.Item name={[name, 'required']} valuePropName="checked">
                  <Checkbox>{t('hr.fieldRequired')}</Checkbox>
                </Form.Item>
                <Form.Item name={[name, 'sensitive']} valuePropName="checked">
                  <Checkbox>{t('hr.fieldSensitive')}</Checkbox>
                </Form.Item>
                <span className="k-grow" />
                <ListButtons
                  at={at}
                  count={fields.length}
                  name={t('hr.fieldNth', { at: at + 1 })}
                  move={move}
                  remove={remove}
                />
              </div>
            </fieldset>
          ))}
          <Button
            disabled={fields.length >= 40}
            onClick={() =>
              add({
                key: nextKey('f', form.getFieldValue('fields') as KindValues['fields']),
                type: 'text',
                required: false,
              })
            }
          >
            {t('hr.addField')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

/** How the letter names the field; what is sensitive is in no letter. */
function FieldKey({ at }: { at: number }): ReactNode {
  const form = Form.useFormInstance<KindValues>();
  const key = form.getFieldValue(['fields', at, 'key']) as string;
  const [sensitive, detail] = [Form.useWatch(['fields', at, 'sensitive']), Form.useWatch(['fields', at, 'detail'])];
  if (sensitive || detail) return null;
  return <code className="k-quiet">{`{answer.${key}}`}</code>;
}

/** What the type of a field asks for besides. */
function Limits({ at }: { at: number }): ReactNode {
  const t = useText();
  const type = Form.useWatch(['fields', at, 'type']) as FormField['type'] | undefined;
  switch (type) {
    case 'text':
    case 'longText':
      return (
        <Form.Item name={[at, 'longest']} label={t('hr.fieldLongest')}>
          <InputNumber min={1} max={type === 'text' ? 200 : 2000} precision={0} />
        </Form.Item>
      );
    case 'number':
      return (
        <>
          <Form.Item name={[at, 'least']} label={t('hr.fieldLeast')}>
            <InputNumber />
          </Form.Item>
          <Form.Item name={[at, 'most']} label={t('hr.fieldMost')}>
            <InputNumber />
          </Form.Item>
        </>
      );
    case 'date':
      return (
        <Form.Item name={[at, 'fromToday']} valuePropName="checked" label={t('hr.fieldLimit')}>
          <Checkbox>{t('hr.fieldFromToday')}</Checkbox>
        </Form.Item>
      );
    case 'choice':
      return <Options at={at} />;
    default:
      return null;
  }
}

function Options({ at }: { at: number }): ReactNode {
  const t = useText();
  const form = Form.useFormInstance<KindValues>();
  return (
    <div className="hr-options">
      <Form.List name={[at, 'options']}>
        {(options, { add, remove, move }) => (
          <>
            {options.map(({ key, name }, nth) => (
              <div key={key}>
                <WordsInput name={[name, 'labels']} label={t('hr.optionNth', { at: nth + 1 })} most={80} />
                <ListButtons
                  at={nth}
                  count={options.length}
                  name={t('hr.optionNth', { at: nth + 1 })}
                  move={move}
                  remove={remove}
                />
              </div>
            ))}
            <Button
              size="small"
              onClick={() =>
                add({ key: nextKey('o', form.getFieldValue(['fields', at, 'options']) as { key: string }[]) })
              }
            >
              {t('hr.addOption')}
            </Button>
          </>
        )}
      </Form.List>
    </div>
  );
}
