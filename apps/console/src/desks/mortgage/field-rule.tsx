import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import type {
  FormFieldInput,
  MortgageBankFormLineFragment,
  MortgageChoice,
  MortgageFormCatalogueFragment,
} from '../../gql/mortgage/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';

type Field = MortgageBankFormLineFragment['fields'][number];

/** What was chosen for a field: a datum or a choice, the answers that tick it, the options by answer. */
export interface RuleValues {
  readonly source?: string | undefined;
  readonly answers?: readonly string[];
  readonly options?: Readonly<Record<string, string | undefined>>;
}

/** Where the words of the answers stand. */
const answerWords: Readonly<Record<MortgageChoice, string>> = {
  marital: 'mortgage.marital',
  product: 'mortgage.loanProduct',
  home: 'mortgage.home',
  certificateKind: 'mortgage.certificateKind',
  coOwned: 'mortgage.yesOrNo',
  minorOwns: 'mortgage.yesOrNo',
  attorneyActs: 'mortgage.yesOrNo',
};

/** What is stored of a field, as the form has it. */
export function ruleValues({ kind, datum, choice, rules }: Field): RuleValues {
  return {
    source: choice ?? datum ?? undefined,
    answers: kind === 'tick' ? rules.map(({ answer }) => answer) : [],
    options: kind === 'choice' ? Object.fromEntries(rules.map(({ answer, option }) => [answer, option])) : {},
  };
}

/** What the form says of a field, as it is sent; undefined where nothing goes into it. */
export function ruleInput(
  { name, kind }: Field,
  values: RuleValues | undefined,
  { data, choices }: MortgageFormCatalogueFragment,
): FormFieldInput | undefined {
  const { source, answers = [], options = {} } = values ?? {};
  if (!source || kind === 'other') return undefined;
  const choice = choices.find((each) => each.choice === source)?.choice;
  if (!choice) return { name, datum: data.find((key) => key === source) ?? null };
  const rules =
    kind === 'tick'
      ? answers.map((answer) => ({ answer }))
      : Object.entries(options).flatMap(([answer, option]) => (option ? [{ answer, option }] : []));
  return { name, choice, rules };
}

/** One field of a form and what goes into it (S20). */
export function FieldRule({
  field: { name, kind, required, options },
  at,
  catalogue: { data, choices },
}: {
  field: Field;
  at: number;
  catalogue: MortgageFormCatalogueFragment;
}): ReactNode {
  const t = useText();
  const inWords = useOpenText();
  const source = Form.useWatch<string | undefined>(['fields', at, 'source']);
  const chosen = choices.find(({ choice }) => choice === source);
  const place = (part: string): (string | number)[] => ['fields', at, part];
  const texts = data.map((value) => ({ value, label: t(`mortgage.datum.${value}`) }));
  const ruled = choices.map(({ choice }) => ({ value: choice, label: t(`mortgage.choice.${choice}`) }));
  const groups = [
    ...(kind === 'tick' ? [] : [{ label: t('mortgage.asItStands'), options: texts }]),
    ...(kind === 'text' ? [] : [{ label: t('mortgage.byRule'), options: ruled }]),
  ];
  const help: Partial<Record<Field['kind'], string>> = {
    other: t('mortgage.fieldByHand'),
    tick: t('mortgage.fieldTick'),
    choice: t('mortgage.fieldChoice', { options: options.join(t('ui.comma')) }),
  };
  const answers = chosen?.answers ?? [];
  const answerIn = (answer: string): string => (chosen ? inWords(answerWords[chosen.choice], answer) : answer);
  return (
    <>
      <Form.Item
        name={place('source')}
        label={`${name}${required ? t('mortgage.fieldRequired') : ''}`}
        {...(help[kind] && { extra: help[kind] })}
      >
        <Select allowClear showSearch optionFilterProp="label" disabled={kind === 'other'} options={groups} />
      </Form.Item>
      {chosen && kind === 'tick' && (
        <Form.Item name={place('answers')} label={t('mortgage.tickedWhen', { field: name })}>
          <Select mode="multiple" options={answers.map((value) => ({ value, label: answerIn(value) }))} />
        </Form.Item>
      )}
      {chosen && kind === 'choice' && (
        <div className="m-pair">
          {answers.map((answer) => (
            <Form.Item
              key={answer}
              name={[...place('options'), answer]}
              label={t('mortgage.optionFor', { field: name, answer: answerIn(answer) })}
            >
              <Select allowClear options={options.map((value) => ({ value, label: value }))} />
            </Form.Item>
          ))}
        </div>
      )}
    </>
  );
}
