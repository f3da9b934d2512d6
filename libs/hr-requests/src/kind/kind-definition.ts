import type { BusinessDate } from '@kefu/office/calendar';
import { type Language, languages, type Text } from '@kefu/platform/language';
import type { PersonalDetailKey } from '../record/personal-details.ts';

/** What a field of a form takes. */
export const fieldTypes = ['text', 'longText', 'date', 'number', 'choice', 'yesNo'] as const;
export type FieldType = (typeof fieldTypes)[number];

/** Who decides a step: the manager, the manager's manager, whoever speaks for a post, HR, the general manager. */
export const deciders = ['currentManager', 'managerAbove', 'post', 'hr', 'gm'] as const;
export type Decider = (typeof deciders)[number];

/** One of the answers that a choice offers. */
export interface FieldOption {
  readonly key: string;
  readonly label: Text;
}

/** A field of a form. */
export interface KindField {
  readonly key: string;
  readonly label: Text;
  readonly type: FieldType;
  readonly required: boolean;
  /** Sealed, and masked for everybody; whoever may see it says why. */
  readonly sensitive: boolean;
  /** Of a text: how many characters at most. */
  readonly longest: number | null;
  /** Of a number: from and to. */
  readonly least: number | null;
  readonly most: number | null;
  /** Of a date: today or later. */
  readonly fromToday: boolean;
  readonly options: readonly FieldOption[];
  /** Which of the personal details HR's confirmation changes to the answer; null: none. */
  readonly detail: PersonalDetailKey | null;
}

/** A step of the route. */
export interface KindStep {
  readonly decider: Decider;
  /** The post that decides, of a `post`. */
  readonly postId: string | null;
}

/** A kind of request as HR writes it (H1); its papers are the checklist `hrRequest.<kind>`. */
export interface KindDefinition {
  readonly title: Text;
  /** What whoever fills it in should know; may be empty. */
  readonly hint: Text;
  readonly fields: readonly KindField[];
  readonly route: readonly KindStep[];
  /** Office days within which an answer is owed. */
  readonly answerDays: number;
  /** The template of the letter that can be written once it is approved. */
  readonly letterTemplateId: string | null;
  /** Whether HR confirms what was approved before it is done. */
  readonly confirmed: boolean;
}

/** A version of a kind. */
export interface KindVersion extends KindDefinition {
  readonly key: string;
  readonly version: number;
  readonly ceased: boolean;
}

/** Longest text that a field takes, by its type. */
export const longestOf = { text: 200, longText: 2000 } as const;

/** How yes and no are answered; a field that asks for them has these options. */
export const yesNo: readonly FieldOption[] = [
  { key: 'yes', label: { 'zh-Hant': '是', 'zh-Hans': '是', en: 'Yes' } },
  { key: 'no', label: { 'zh-Hant': '否', 'zh-Hans': '否', en: 'No' } },
];

/** An answer in words: a choice by its label. */
export function inWords({ options }: KindField, answer: string, language: Language): string {
  return options.find(({ key }) => key === answer)?.label[language] ?? answer;
}

/** Key of the checklist that says which papers a kind needs. */
export const checklistOf = (kind: string): string => `hrRequest.${kind}`;

/** A text as the settings show it. */
export function titlesOf(text: Text): { language: Language; title: string }[] {
  return languages.map((language) => ({ language, title: text[language] }));
}

/** Whether a day that was answered is over. */
export const isOver = ({ type, fromToday }: KindField, answer: string, today: BusinessDate): boolean =>
  type === 'date' && fromToday && answer !== '' && answer < today;
