import { Button, Checkbox, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useOpenText, useText } from '../../shell/text.ts';
import { isSealed, shownName, type WishField } from './application-values.ts';
import type { FieldsProps } from './kind-fields.tsx';

/** One field that is wanted; of a change with what the register says now. A sealed one stays masked until it is typed anew. */
export function WishInput({
  field,
  label,
  hint,
  now,
  branches,
  opened,
  kept,
  unkeep,
}: FieldsProps & {
  readonly field: WishField;
  readonly label?: string;
  readonly hint?: string;
  /** Undefined: unknown, or of no account. */
  readonly now?: string | boolean | null | undefined;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const title = label ?? open('applications.field', shownName(field));
  const extra = useExtra(hint, now);
  if (isSealed(field) && kept.includes(field)) {
    const masked = opened?.fields.find((each) => each.field === field)?.after;
    return (
      <Form.Item label={title} extra={extra}>
        <span className="k-figure">{masked}</span>{' '}
        <Button size="small" onClick={() => unkeep(field)} aria-label={t('applications.typeAnewOf', { field: title })}>
          {t('applications.typeAnew')}
        </Button>
      </Form.Item>
    );
  }
  const common = { label: title, ...(extra && { extra }) };
  switch (field) {
    case 'phones':
      return <Phones label={title} extra={extra} />;
    case 'branchId':
      return (
        <Form.Item name={['wish', 'branchId']} {...common}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={branches.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      );
    case 'priority':
      return (
        <Form.Item name={['wish', 'priority']} valuePropName="checked" {...common}>
          <Checkbox>{t('traders.priorityHint')}</Checkbox>
        </Form.Item>
      );
    case 'remark':
      return (
        <Form.Item name={['wish', 'remark']} className="k-wide" {...common}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      );
    default:
      return (
        <Form.Item name={['wish', field]} {...common}>
          <Input maxLength={lengths[field]} autoComplete="off" />
        </Form.Item>
      );
  }
}

const lengths = { name: 200, certificate: 100, bankCard: 50, marketOwner: 100, seatNumber: 50 } as const;

function useExtra(hint: string | undefined, now: string | boolean | null | undefined): ReactNode {
  const t = useText();
  if (now === undefined) return hint;
  const text = typeof now === 'boolean' ? t(now ? 'ui.yes' : 'ui.no') : now || t('ui.none');
  return t('applications.now', { text });
}

/** All phones anew, the main one first. */
function Phones({ label, extra }: { label: string; extra: ReactNode }): ReactNode {
  const t = useText();
  return (
    <Form.List name={['wish', 'phones']} initialValue={['']}>
      {(fields, { add, remove }) => (
        <div>
          {fields.map(({ key, name }, i) => (
            <Form.Item
              key={key}
              name={name}
              label={i === 0 ? label : t('applications.phoneNth', { nth: i + 1 })}
              {...(i === 0 && { extra: extra || t('applications.phoneHint') })}
            >
              <Input
                maxLength={100}
                autoComplete="off"
                {...(i > 0 && {
                  suffix: (
                    <button type="button" className="k-link" onClick={() => remove(name)}>
                      {t('applications.removePhone')}
                    </button>
                  ),
                })}
              />
            </Form.Item>
          ))}
          {fields.length < 9 && (
            <Button size="small" onClick={() => add('')}>
              {t('applications.addPhone')}
            </Button>
          )}
        </div>
      )}
    </Form.List>
  );
}
