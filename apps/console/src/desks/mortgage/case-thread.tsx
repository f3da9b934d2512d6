import { useMutation } from '@apollo/client/react';
import { Button, Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  AddMortgageNoteDocument,
  type MortgageNoteKind,
  type MortgageProblemsQuery,
} from '../../gql/mortgage/graphql.ts';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { Instant } from '../../ui/figures.tsx';
import { Section } from '../../ui/record-page.tsx';
import { sayDone } from '../../ui/toasts.tsx';

const kinds = ['attempt', 'said'] as const satisfies readonly MortgageNoteKind[];

/** What was said about the case, and each try to reach its customer (S22). */
export function CaseThread({
  id,
  mayWork,
  notes,
}: {
  id: string;
  mayWork: boolean;
  notes: NonNullable<MortgageProblemsQuery['mortgageProblems']>['notes'];
}): ReactNode {
  const t = useText();
  const [adding, setAdding] = useState(false);
  const [add] = useMutation(AddMortgageNoteDocument, { refetchQueries: ['MortgageProblems'] });
  return (
    <Section
      title={t('mortgage.thread')}
      extra={mayWork && <Button onClick={() => setAdding(true)}>{t('mortgage.addNote')}</Button>}
    >
      {notes.length === 0 && <p className="k-quiet">{t('mortgage.noNotes')}</p>}
      <ul className="m-thread">
        {notes.map(({ id: noteId, kind, body, by, at }) => (
          <li key={noteId}>
            <small className="k-quiet">
              {t(`mortgage.note.${kind}`)} · {by} <Instant value={at} />
            </small>
            <br />
            {body}
          </li>
        ))}
      </ul>
      {adding && (
        <CreateDialog<{ kind: MortgageNoteKind; body: string }>
          open
          title={t('mortgage.addNote')}
          action={t('mortgage.save')}
          initialValues={{ kind: 'attempt' }}
          onClose={() => setAdding(false)}
          create={async ({ kind, body }) => {
            const { data } = await add({ variables: { input: { id, kind, body } } });
            if (data?.added.__typename === 'MortgageNote') {
              sayDone(t('mortgage.saved'));
              return [];
            }
            return [{ name: ['body'], label: t('mortgage.noteBody'), text: t('mortgage.wrongInput') }];
          }}
        >
          <Form.Item name="kind" label={t('mortgage.noteKind')}>
            <Select options={kinds.map((value) => ({ value, label: t(`mortgage.note.${value}`) }))} />
          </Form.Item>
          <Form.Item
            name="body"
            label={t('mortgage.noteBody')}
            rules={[{ required: true, whitespace: true, message: t('mortgage.required') }]}
          >
            <Input.TextArea rows={3} maxLength={1000} />
          </Form.Item>
        </CreateDialog>
      )}
    </Section>
  );
}
