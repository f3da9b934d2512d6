import { useMutation } from '@apollo/client/react';
import { Checkbox, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { type PaperTypeFragment, SavePaperTypeDocument } from '../../gql/archive/graphql.ts';
import { type Language, languageNames, languages } from '../../shell/language.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { sayDone } from '../../ui/toasts.tsx';

interface Values {
  readonly titles: Readonly<Record<Language, string>>;
  readonly expires: boolean;
  readonly remindDays?: readonly (string | number)[];
  readonly retired?: boolean;
}

/** Nobody reads a type's key; a new one gets a name that nothing else has. */
const newKey = (): string => `t${crypto.randomUUID().replaceAll('-', '')}`;

/** Makes a type of paper, or changes one: its name in every language, and when its expiry is reminded of (T5). */
export function TypeDialog({
  type,
  close,
  reload,
}: {
  type: PaperTypeFragment | undefined;
  close: () => void;
  reload: () => void;
}): ReactNode {
  const t = useText();
  const open = useOpenText();
  const [save] = useMutation(SavePaperTypeDocument);
  const titleIn = (language: Language): string => type?.titles.find((each) => each.language === language)?.title ?? '';
  return (
    <CreateDialog<Values>
      open
      title={type ? t('archive.editOf', { what: type.title }) : t('archive.newType')}
      action={t('archive.save')}
      initialValues={{
        titles: { 'zh-Hant': titleIn('zh-Hant'), 'zh-Hans': titleIn('zh-Hans'), en: titleIn('en') },
        expires: type?.expires ?? false,
        remindDays: type?.remindDays.map(String) ?? [],
        retired: type?.retired ?? false,
      }}
      create={async ({ titles, expires, remindDays, retired }) => {
        const { data } = await save({
          variables: {
            input: {
              key: type?.key ?? newKey(),
              version: type?.version ?? null,
              titles: languages.map((language) => ({ language, title: titles[language] })),
              expires,
              // What does not expire is not reminded of.
              remindDays: expires ? (remindDays ?? []).map(Number) : [],
              retired: retired ?? false,
            },
          },
        });
        if (!data) throw new Error('No answer');
        const { outcome } = data;
        if (outcome.__typename === 'InvalidInput')
          return outcome.fields.map(({ path, code }) => ({
            name: path === 'input.titles' ? ['titles', 'zh-Hant'] : [path.replace(/^input\./, '').split('.')[0] ?? ''],
            label: '',
            text: open('archive.problem', code),
          }));
        reload();
        if (outcome.__typename === 'ChangedMeanwhile')
          return [{ name: ['titles', 'zh-Hant'], label: '', text: t('archive.settingMeanwhile') }];
        sayDone(t('archive.typeSaved', { type: outcome.title }));
        return [];
      }}
      onClose={close}
    >
      {languages.map((language) => (
        <Form.Item
          key={language}
          name={['titles', language]}
          label={t('archive.nameIn', { language: languageNames[language] })}
          rules={[{ required: true, whitespace: true, message: t('archive.problem.REQUIRED') }]}
        >
          <Input maxLength={80} />
        </Form.Item>
      ))}
      <Form.Item name="expires" valuePropName="checked">
        <Checkbox>{t('archive.expiresOnDay')}</Checkbox>
      </Form.Item>
      <Form.Item noStyle dependencies={['expires']}>
        {({ getFieldValue }) =>
          getFieldValue('expires') && (
            <Form.Item
              name="remindDays"
              label={t('archive.remindDays')}
              rules={[
                {
                  validator: (_, days: readonly (string | number)[] = []) =>
                    days.every((day) => /^\d{1,3}$/.test(String(day)) && Number(day) <= 366)
                      ? Promise.resolve()
                      : Promise.reject(new Error(t('archive.problem.DAYS'))),
                },
              ]}
            >
              <Select
                mode="tags"
                maxCount={10}
                tokenSeparators={[',', '，', '、', ' ']}
                open={false}
                suffixIcon={null}
              />
            </Form.Item>
          )
        }
      </Form.Item>
      {type && (
        <Form.Item name="retired" valuePropName="checked">
          <Checkbox>{t('archive.retire')}</Checkbox>
        </Form.Item>
      )}
    </CreateDialog>
  );
}
