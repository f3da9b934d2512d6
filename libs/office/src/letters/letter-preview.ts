import type { Language } from '@kefu/platform/language';
import {
  LetterBlock,
  LetterKindView,
  LetterPlace,
  LetterPreview,
  LetterProblem,
  type PreviewLetterInput,
} from './letter.types.ts';
import { fieldsOf, type LetterField, type LetterValue, letterKinds } from './letter-kind.ts';
import { fillLine, mergeBody, sampleValues, templateProblems } from './letter-merge.ts';

/** The kinds of letters and their places, for whoever writes a template. */
export function kindViews(language: Language): LetterKindView[] {
  return [...letterKinds().values()].map((kind) => {
    const fields = fieldsOf(kind);
    const samples = sampleValues(fields);
    const places = Object.entries(fields).map(([name, { label, type }]) => {
      const sample = fillLine(`{${name}}`, fields, samples, language);
      return Object.assign(new LetterPlace(), { name, label: label[language], type, sample });
    });
    const { key, title, subjectType } = kind;
    return Object.assign(new LetterKindView(), { key, title: title[language], subjectType, places });
  });
}

/** How a letter with samples would look. Words with problems are shown as far as they go. */
export function previewOf({ kind, ...words }: PreviewLetterInput): LetterPreview {
  const known = letterKinds().get(kind);
  const fields = known ? fieldsOf(known) : {};
  return lookOf(words, fields, sampleValues(fields));
}

/** How a letter of these words and values looks. */
export function lookOf(
  { language, title, body }: { readonly language: Language; readonly title: string; readonly body: string },
  fields: Readonly<Record<string, LetterField>>,
  values: Readonly<Record<string, LetterValue>>,
): LetterPreview {
  const blocks = mergeBody(body, fields, values, language).flatMap((block) =>
    block.kind === 'heading' || block.kind === 'text'
      ? [
          Object.assign(new LetterBlock(), {
            kind: block.kind,
            text: block.text,
            right: 'align' in block && block.align === 'right',
          }),
        ]
      : [],
  );
  const problems = templateProblems(fields, { title, body }).map((problem) =>
    Object.assign(new LetterProblem(), problem),
  );
  return Object.assign(new LetterPreview(), { title: fillLine(title, fields, values, language), blocks, problems });
}
