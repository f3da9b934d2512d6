import { Form, Select } from 'antd';
import type { ReactNode } from 'react';
import type {
  FormFieldInput,
  MortgageBankFormLineFragment,
  MortgageChoice,
  MortgageDatum,
} from '../../gql/mortgage/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';

type Field = MortgageBankFormLineFragment['fields'][number];

/** What was chosen for a field: a datum or a choice, the answers that tick it, the options by answer. */
export interface RuleValues {
  readonly source?: string | undefined;
  readonly answers?: readonly string[];
  readonly options?: Readonly<Record<string, string | undefined>>;
}

const data = [
  'buyerName',
  'buyerPhone',
  'buyerCertificate',
  'otherBuyers',
  'spouseName',
  'spouseCertificate',
  'attorneyName',
  'caseNumber',
  'contractNumber',
  'signedOn',
  'project',
  'house',
  'area',
  'price',
  'priceInWords',
  'downPayment',
  'loan',
  'loanInWords',
  'termMonths',
  'termYears',
  'yearlyRate',
  'bank',
  'specialist',
  'consultant',
  'today',
] as const satisfies readonly MortgageDatum[];

const yesOrNo = { words: 'mortgage.yesOrNo', answers: ['yes', 'no'] };
/** The answers of each choice, and where their words stand. */
const choices: Readonly<Record<MortgageChoice, { readonly words: string; readonly answers: readonly string[] }>> = {
  marital: { words: 'mortgage.marital', answers: ['single', 'married', 'divorced', 'widowed'] },
  product: { words: 'mortgage.loanProduct', answers: ['commercial', 'providentFund', 'combination'] },
  home: { words: 'mortgage.home', answers: ['first', 'second', 'other'] },
  certificateKind: {
    words: 'mortgage.certificateKind',
    answers: [
      'nationalId',
      'nationalId15',
      'residencePermit',
      'hongKongMacaoPermit',
      'taiwanPermit',
      'passport',
      'businessLicence',
    ],
  },
  coOwned: yesOrNo,
  minorOwns: yesOrNo,
  attorneyActs: yesOrNo,
};
const choiceKeys = Object.keys(choices) as MortgageChoice[];

/** What is stored of a field, as the form has it. */
export function ruleValues({ kind, datum, choice, rules }: Field): RuleValues {
  return {
    source: choice ?? datum ?? undefined,
    answers: kind === 'tick' ? rules.map(({ answer }) => answer) : [],
    options: kind === 'choice' ? Object.fromEntries(rules.map(({ answer, option }) => [answer, option])) : {},
  };
}

/** What the form says of a field, as it is sent; undefined where nothing goes into it. */
export function ruleInput({ name, kind }: Field, values: RuleValues | undefined): FormFieldInput | undefined {
  const { source, answers = [], options = {} } = values ?? {};
  if (!source || kind === 'other') return undefined;
  const choice = choiceKeys.find((key) => key === source);
  if (!choice) return { name, datum: data.find((key) => key === source) ?? null };
  const rules =
    kind === 'tick'
      ? answers.map((answer) => ({ answer }))
      : Object.entries(options).flatMap(([answer, option]) => (option ? [{ answer, option }] : []));
  return { name, choice, rules };
}

/** One field of a form and what goes into it (S20). */
export function FieldRule({ field: { name, kind, required, options }, at }: { field: Field; at: number }): ReactNode {
  const t = useText();
  const inWords = useOpenText();
  const source = Form.useWatch<string | undefined>(['fields', at, 'source']);
  const chosen = choiceKeys.find((key) => key === source);
  const place = (part: string): (string | number)[] => ['fields', at, part];
  const texts = data.map((value) => ({ value, label: t(`mortgage.datum.${value}`) }));
  const ruled = choiceKeys.map((value) => ({ value, label: t(`mortgage.choice.${value}`) }));
  const groups = [
    ...(kind === 'tick' ? [] : [{ label: t('mortgage.asItStands'), options: texts }]),
    ...(kind === 'text' ? [] : [{ label: t('mortgage.byRule'), options: ruled }]),
  ];
  const help: Partial<Record<Field['kind'], string>> = {
    other: t('mortgage.fieldByHand'),
    tick: t('mortgage.fieldTick'),
    choice: t('mortgage.fieldChoice', { options: options.join(t('ui.comma')) }),
  };
  const answers = chosen ? choices[chosen].answers : [];
  const answerIn = (answer: string): string => (chosen ? inWords(choices[chosen].words, answer) : answer);
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
