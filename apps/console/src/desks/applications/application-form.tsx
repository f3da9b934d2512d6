import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Button, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import {
  ApplicationBranchesDocument,
  ApplicationDocument,
  EditApplicationDocument,
  EnterApplicationDocument,
  MoveApplicationDocument,
  type SealedApplicationField,
  type WholeApplicationFragment,
} from '../../gql/applications/graphql.ts';
import { useSession } from '../../shell/session.tsx';
import { useOpenText, useText } from '../../shell/text.ts';
import { ChangedByAnother } from '../../ui/changed-by-another.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { formPath, markFields, type Problem, ProblemSummary } from '../../ui/form-problems.tsx';
import { PageLoading } from '../../ui/loading.tsx';
import type { FieldDiff } from '../../ui/timeline.tsx';
import { sayDone } from '../../ui/toasts.tsx';
import './applications.css';
import { isSealed, type Values, valuesOf, wantedOf, wordsOf } from './application-values.ts';
import { KindFields } from './kind-fields.tsx';
import type { Kind } from './kinds.ts';

interface FormProps {
  readonly kind: Kind;
  /** Whose account, where it is known before. */
  readonly traderId?: string;
  /** What is mended; a new application otherwise. */
  readonly opened?: WholeApplicationFragment;
}

/** The form of one kind; waits for what it lets one choose from. */
export function ApplicationForm(props: FormProps): ReactNode {
  const { may } = useSession();
  const { data, error, refetch } = useQuery(ApplicationBranchesDocument, { skip: !may('trader.read') });
  if (!data && may('trader.read')) {
    return error ? <ErrorState error={error} retry={() => void refetch()} /> : <PageLoading />;
  }
  return <Whole {...props} branches={data?.traderBranches ?? []} />;
}

/**
 * Saved on the server as a draft before it is handed in: what holds personal data is kept nowhere else. Two who mend one
 * application see each other's change (T1–T4).
 */
function Whole({
  kind,
  traderId,
  opened,
  branches,
}: FormProps & { branches: readonly { readonly id: string; readonly name: string }[] }): ReactNode {
  const t = useText();
  const navigate = useNavigate();
  const client = useApolloClient();
  const [form] = Form.useForm<Values>();
  const [base, setBase] = useState(opened);
  const [theirs, setTheirs] = useState<WholeApplicationFragment>();
  const [kept, setKept] = useState<readonly SealedApplicationField[]>(() => wantedOf(opened).filter(isSealed));
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [refused, setRefused] = useState<string>();
  const [enter, entering] = useMutation(EnterApplicationDocument, { onError: () => {} });
  const [edit, editing] = useMutation(EditApplicationDocument, { onError: () => {} });
  const [move, moving] = useMutation(MoveApplicationDocument, { onError: () => {} });
  const problemOf = useProblem();

  const refuse = (found: readonly Problem[]): undefined => {
    setProblems(found);
    markFields(form, found);
    return undefined;
  };
  /** Saves what was typed. @returns the application as it is now, or nothing when it was refused */
  const save = async (over: WholeApplicationFragment | undefined): Promise<WholeApplicationFragment | undefined> => {
    setProblems([]);
    setRefused(undefined);
    const values = form.getFieldsValue(true) as Values;
    const words = wordsOf(kind, values, kept);
    const keep = kept.filter((field) => kind === 'opening' || values.chosen?.includes(field));
    const result = over
      ? (await edit({ variables: { input: { ...words, id: over.id, version: over.version, keep } } })).data?.edited
      : (
          await enter({
            variables: {
              input: {
                ...words,
                kind,
                traderId: kind === 'opening' ? null : (values.traderId ?? null),
                traderKind: kind === 'opening' ? (values.traderKind ?? null) : null,
              },
            },
          })
        ).data?.entered;
    switch (result?.__typename) {
      case 'ApplicationRecord':
        setBase(result);
        return result;
      case 'InvalidInput':
        return refuse(result.fields.map(({ path, code }) => problemOf(path, code)));
      case 'ChangedMeanwhile': {
        const id = over?.id ?? '';
        const now = await client.query({ query: ApplicationDocument, variables: { id }, fetchPolicy: 'network-only' });
        if (now.data?.application) setTheirs(now.data.application);
        return undefined;
      }
      case 'WrongState':
        setRefused(t(over ? 'applications.beingReviewed' : 'applications.openAlready'));
        return undefined;
      case 'NotFound':
        setRefused(t('ui.failure.NOT_FOUND'));
        return undefined;
      default:
        return undefined;
    }
  };
  const saveDraft = async (): Promise<void> => {
    const saved = await save(base);
    if (!saved) return;
    sayDone(t('applications.saved', { number: saved.number }));
    void navigate(`/applications/${saved.id}`);
  };
  const handIn = async (): Promise<void> => {
    const saved = await save(base);
    if (!saved) return;
    const input = { id: saved.id, version: saved.version, transition: 'submit' };
    const { data } = await move({ variables: { input } });
    if (!data) return;
    const { number } = saved;
    if (data.moved.__typename === 'ApplicationRecord') {
      sayDone(t('applications.moved', { number, state: data.moved.state.title }));
    } else {
      // The record says what stands in the way.
      sayDone(t('applications.savedOnly', { number }));
    }
    void navigate(`/applications/${saved.id}`);
  };
  // What always needs papers is saved first: they are handed in with the record.
  const papersFirst = !opened && kind !== 'change';
  const busy = entering.loading || editing.loading || moving.loading;
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      className="k-form k-application"
      initialValues={{ ...valuesOf(kind, opened, branches), ...(traderId && { traderId }) }}
      onFinish={() => void (papersFirst ? saveDraft() : handIn())}
      scrollToFirstError
    >
      <FailureAlert error={entering.error ?? editing.error ?? moving.error} />
      {refused && <p role="alert">{refused}</p>}
      {theirs && base && (
        <Overtaken
          mine={base}
          theirs={theirs}
          keepMine={() => {
            setBase(theirs);
            setTheirs(undefined);
          }}
          takeTheirs={() => void navigate(`/applications/${theirs.id}`)}
        />
      )}
      <ProblemSummary form={form} problems={problems} />
      <KindFields
        kind={kind}
        form={form}
        branches={branches}
        opened={opened}
        kept={kept}
        unkeep={(field) => setKept((before) => before.filter((each) => each !== field))}
      />
      <div className="k-actions">
        <Button disabled={busy || theirs !== undefined} onClick={() => void saveDraft()}>
          {t(opened ? 'applications.save' : 'applications.saveDraft')}
        </Button>
        <Button type="primary" htmlType="submit" loading={busy} disabled={theirs !== undefined}>
          {t(papersFirst ? 'applications.saveThenPapers' : 'applications.handIn')}
        </Button>
      </div>
    </Form>
  );
}

/** What the server refuses of a field, in words. */
function useProblem(): (path: string, code: string) => Problem {
  const t = useText();
  const open = useOpenText();
  return (path, code) => {
    const name = formPath(path.replace(/^input\./, ''));
    const [first, field = first, nth] = name[0] === 'wish' ? name : [name[0], name[0]];
    const word = open('applications.field', field === 'branchId' ? 'branch' : String(field));
    const label = typeof nth === 'number' ? t('applications.phoneNth', { nth: nth + 1 }) : word;
    return { name, label, text: open('applications.problem', code) };
  };
}

/** Somebody else saved meanwhile: what they changed. */
function Overtaken({
  mine,
  theirs,
  keepMine,
  takeTheirs,
}: {
  mine: WholeApplicationFragment;
  theirs: WholeApplicationFragment;
  keepMine: () => void;
  takeTheirs: () => void;
}): ReactNode {
  const open = useOpenText();
  const t = useText();
  const said = (of: WholeApplicationFragment): Map<string, string> =>
    new Map([
      ['note', of.note],
      ['state', of.state.title],
      ...of.fields.map(({ field, after }): [string, string] => [field, after ?? '']),
    ]);
  const [before, after] = [said(mine), said(theirs)];
  const changes = [...new Set([...before.keys(), ...after.keys()])]
    .filter((field) => before.get(field) !== after.get(field))
    .map(
      (field): FieldDiff => ({
        key: field,
        label: open('applications.field', field),
        before: before.get(field) || t('ui.none'),
        after: after.get(field) || t('ui.none'),
      }),
    );
  return <ChangedByAnother changes={changes} keepMine={keepMine} takeTheirs={takeTheirs} />;
}
