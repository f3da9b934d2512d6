import { useMutation, useQuery } from '@apollo/client/react';
import { AutoComplete, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import {
  CorrectPaperDocument,
  type DocumentForm,
  LendPaperDocument,
  PaperBorrowersDocument,
  type PaperFragment,
  type PaperOutcomeFragment,
  ShelvePaperDocument,
  WithdrawPaperDocument,
} from '../../gql/archive/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useText } from '../../shell/text.ts';
import { CreateDialog } from '../../ui/create-dialog.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import type { Problem } from '../../ui/form-problems.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import { paperOf, useRefusal } from './paper-outcome.ts';
import { PaperFactsFields } from './paper-upload.tsx';

/** What a dialog about a paper needs. */
interface AboutPaper {
  readonly paper: PaperFragment;
  readonly close: () => void;
  /** The paper was changed, by this person or by somebody quicker. */
  readonly done: () => void;
}

/** Says what was done, or gives what was refused: at its field, else at the first one. */
function useSettled(
  { done }: AboutPaper,
  first: string,
): (outcome: PaperOutcomeFragment | undefined, said: string) => Problem[] {
  const refusal = useRefusal();
  return (outcome, said) => {
    if (!outcome) throw new Error('No answer');
    if (outcome.__typename === 'InvalidInput') return refusal.problems(outcome);
    done();
    if (paperOf(outcome)) {
      sayDone(said);
      return [];
    }
    return [{ name: [first], label: '', text: refusal.words(outcome) }];
  };
}

/** Says where a paper lies. */
export function ShelveDialog(about: AboutPaper): ReactNode {
  const t = useText();
  const { paper, close } = about;
  const settled = useSettled(about, 'cabinet');
  const [shelve] = useMutation(ShelvePaperDocument);
  return (
    <CreateDialog<{ cabinet: string; row?: string; box?: string }>
      open
      title={t('archive.shelveOf', { paper: paper.title })}
      action={t('archive.save')}
      initialValues={{
        cabinet: paper.place?.cabinet ?? '',
        row: paper.place?.row ?? '',
        box: paper.place?.box ?? '',
      }}
      create={async ({ cabinet, row, box }) => {
        const place = { cabinet, row: row || null, box: box || null };
        const { data } = await shelve({ variables: { input: { id: paper.id, version: paper.version, place } } });
        return settled(data?.outcome, t('archive.shelved', { paper: paper.title }));
      }}
      onClose={close}
    >
      <Form.Item
        name="cabinet"
        label={t('archive.cabinet')}
        rules={[{ required: true, whitespace: true, message: t('archive.problem.REQUIRED') }]}
      >
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="row" label={t('archive.row')}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="box" label={t('archive.box')}>
        <Input maxLength={50} />
      </Form.Item>
    </CreateDialog>
  );
}

/** Gives a paper out: to a colleague, or to whoever is named. */
export function LendDialog(about: AboutPaper): ReactNode {
  const t = useText();
  const { paper, close } = about;
  const { may } = useSession();
  const settled = useSettled(about, 'borrower');
  const [lend] = useMutation(LendPaperDocument);
  const { data: people } = useQuery(PaperBorrowersDocument, { skip: !may('task.work') });
  const colleagues = people?.taskPeople ?? [];
  return (
    <CreateDialog<{ borrower: string; purpose: string; dueOn: string }>
      open
      title={t('archive.lendOf', { paper: paper.title })}
      action={t('archive.lend')}
      create={async ({ borrower, purpose, dueOn }) => {
        const named = colleagues.filter(({ name }) => name === borrower.trim());
        // Two colleagues of one name are told apart by nobody: then the name alone is kept.
        const whom = named.length === 1 ? { borrowerId: named[0]?.id ?? null } : { borrower };
        const input = { id: paper.id, version: paper.version, ...whom, purpose, dueOn };
        const { data } = await lend({ variables: { input } });
        return settled(data?.outcome, t('archive.lentTo', { paper: paper.title, who: borrower }));
      }}
      onClose={close}
    >
      <Form.Item
        name="borrower"
        label={t('archive.borrower')}
        rules={[{ required: true, whitespace: true, message: t('archive.problem.REQUIRED') }]}
      >
        <AutoComplete
          options={colleagues.map(({ id, name }) => ({ key: id, value: name }))}
          showSearch={{ filterOption: true }}
        />
      </Form.Item>
      <Form.Item
        name="purpose"
        label={t('archive.purpose')}
        rules={[{ required: true, whitespace: true, message: t('archive.problem.REQUIRED') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="dueOn"
        label={t('archive.dueOn')}
        rules={[{ required: true, message: t('archive.problem.REQUIRED') }]}
      >
        <DayInput />
      </Form.Item>
    </CreateDialog>
  );
}

/** Corrects what is said of a paper, without a new file. */
export function CorrectDialog(about: AboutPaper): ReactNode {
  const t = useText();
  const { paper, close } = about;
  const settled = useSettled(about, 'form');
  const [correct] = useMutation(CorrectPaperDocument);
  return (
    <CreateDialog<{ form: DocumentForm; issuedOn?: string; expiresOn?: string; unlimited?: boolean }>
      open
      title={t('archive.correctOf', { paper: paper.title })}
      action={t('archive.save')}
      initialValues={{
        form: paper.form,
        issuedOn: paper.issuedOn ?? '',
        expiresOn: paper.expiresOn ?? '',
        unlimited: paper.type.expires && paper.expiresOn === null,
      }}
      create={async ({ form, issuedOn, expiresOn, unlimited }) => {
        const input = {
          id: paper.id,
          version: paper.version,
          form,
          issuedOn: issuedOn || null,
          expiresOn: (!unlimited && expiresOn) || null,
          unlimited: unlimited ?? null,
        };
        const { data } = await correct({ variables: { input } });
        return settled(data?.outcome, t('archive.corrected', { paper: paper.title }));
      }}
      onClose={close}
    >
      <Form.Item noStyle dependencies={['unlimited']}>
        {({ getFieldValue }) => (
          <PaperFactsFields expires={paper.type.expires} unlimited={Boolean(getFieldValue('unlimited'))} />
        )}
      </Form.Item>
    </CreateDialog>
  );
}

/** Takes back what was handed in by mistake. */
export function WithdrawDialog(about: AboutPaper): ReactNode {
  const t = useText();
  const { paper, close } = about;
  const settled = useSettled(about, 'reason');
  const [withdraw] = useMutation(WithdrawPaperDocument);
  return (
    <CreateDialog<{ reason: string }>
      open
      title={t('archive.withdrawOf', { paper: paper.title })}
      action={t('archive.withdraw')}
      create={async ({ reason }) => {
        const { data } = await withdraw({ variables: { input: { id: paper.id, version: paper.version, reason } } });
        return settled(data?.outcome, t('archive.withdrawn', { paper: paper.title })).map((each) => ({
          ...each,
          name: ['reason'],
        }));
      }}
      onClose={close}
    >
      <p className="k-quiet">{t('archive.withdrawDetail')}</p>
      <Form.Item
        name="reason"
        label={t('archive.reason')}
        rules={[{ required: true, whitespace: true, message: t('archive.problem.REQUIRED') }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </CreateDialog>
  );
}
