import type { FormInstance } from 'antd';
import { useState } from 'react';
import type { AddLetterTemplateMutation } from '../../gql/letters/graphql.ts';
import { useOpenText, useText } from '../../shell/text.ts';
import { formPath, markFields } from '../../ui/form-problems.tsx';

type Result = AddLetterTemplateMutation['kept'];
type Kept = Result & { readonly __typename: 'LetterTemplate' };

/** What the server said to a template: kept, refused at the fields of a form, or overtaken. */
export function useKept<Values>(form?: FormInstance<Values>): {
  readonly refused: string | undefined;
  readonly settle: (result: Result) => Kept | undefined;
} {
  const t = useText();
  const open = useOpenText();
  const [refused, setRefused] = useState<string>();
  const settle = (result: Result): Kept | undefined => {
    setRefused(undefined);
    switch (result.__typename) {
      case 'LetterTemplate':
        return result;
      case 'InvalidInput':
        if (form)
          markFields(
            form,
            result.fields.map(({ path, code, message }) => ({
              name: formPath(path.replace(/^input\./, '')),
              label: path,
              text: `${open('letters.problem', code)}${message.startsWith('{') ? ` ${message}` : ''}`,
            })),
          );
        return undefined;
      case 'ChangedMeanwhile':
        setRefused(t('letters.meanwhile'));
        return undefined;
      case 'AuthorMayNotApprove':
        setRefused(t('letters.ownWords'));
        return undefined;
      case 'WrongState':
        setRefused(t('letters.approvedAlready'));
        return undefined;
      default:
        setRefused(t('ui.failure.NOT_FOUND'));
        return undefined;
    }
  };
  return { refused, settle };
}
