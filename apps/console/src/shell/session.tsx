import { useApolloClient, useQuery } from '@apollo/client/react';
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { MeDocument, type PersonFragment, SignOutDocument } from '../gql/shell/graphql.ts';
import { FirstFrame } from '../ui/loading.tsx';
import { forgetOthers, keptPerson } from './kept-person.ts';
import { sessionEnded } from './session-end.ts';
import { Unreachable } from './unreachable.tsx';

const SignIn = lazy(() => import('./sign-in.page.tsx'));
const SignInAgain = lazy(() => import('./sign-in-again.tsx'));

/** The signed-in person, and what she may do. */
export interface Session {
  readonly person: PersonFragment;
  /** May she, over any rows? Undefined asks nothing. */
  readonly may: (permission: string | undefined) => boolean;
  readonly signOut: () => Promise<void>;
}

const SessionContext = createContext<Session | undefined>(undefined);

/** The session; only below SessionGate. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession stands outside SessionGate');
  return session;
}

/** So long the server is waited for, in milliseconds, before it counts as one that cannot be asked. */
const patience = 5_000;
/** So often the server is asked again while it does not answer, in milliseconds. */
const askAgain = 10_000;

/**
 * Lets in who is signed in, and shows the sign-in to the rest. A session that ends while somebody works does not take
 * the page away: the sign-in opens over it, and what was typed stays. Where the server cannot be asked, pages that can do
 * without it are open to whom it knew last.
 */
export function SessionGate({ children }: { children: ReactNode }): ReactNode {
  const client = useApolloClient();
  const [kept, setKept] = useState<PersonFragment>();
  const [ended, setEnded] = useState(false);
  const asked = useQuery(MeDocument, { fetchPolicy: 'network-only', pollInterval: kept ? askAgain : 0 });
  const { loading, error, refetch } = asked;
  // Asked again in vain, it is still who it was.
  const data = asked.data ?? asked.previousData;
  const person = data ? data.me : kept;
  const known = person !== null && person !== undefined;
  if (!data && error && !kept) {
    const found = keptPerson(location.pathname);
    if (found) setKept(found);
  } else if (data && kept) setKept(undefined);

  useEffect(() => sessionEnded.listen(() => setEnded(true)), []);
  useEffect(() => {
    if (data || kept) return undefined;
    const timer = setTimeout(() => setKept(keptPerson(location.pathname)), patience);
    return () => clearTimeout(timer);
  }, [data, kept]);
  const alone = useRef(false);
  useEffect(() => {
    if (kept) alone.current = true;
  }, [kept]);
  useEffect(() => {
    if (!data) return;
    forgetOthers(data.me?.id);
    // What the page asked meanwhile, it asked in vain.
    if (alone.current && data.me) void client.refetchObservableQueries();
    alone.current = false;
  }, [client, data]);

  const signOut = useCallback(async () => {
    await client.mutate({ mutation: SignOutDocument });
    // Nothing of one person's screen may reach the next one at this machine.
    location.assign('/');
  }, [client]);

  const session = useMemo<Session | undefined>(() => {
    if (!person) return undefined;
    const held = new Set(person.permissions);
    return { person, may: (permission) => permission === undefined || held.has(permission), signOut };
  }, [person, signOut]);

  if (!known && loading) return <FirstFrame />;
  if (!known && error) return <Unreachable error={error} retry={() => void refetch()} />;
  if (!session) {
    return (
      <Suspense fallback={<FirstFrame />}>
        <SignIn onSignedIn={() => void refetch()} />
      </Suspense>
    );
  }
  return (
    <SessionContext value={session}>
      {children}
      {ended && (
        <Suspense fallback={null}>
          <SignInAgain
            person={session.person}
            onSignedIn={(again) => {
              if (again.id !== session.person.id) {
                location.assign('/');
                return;
              }
              setEnded(false);
              void client.refetchObservableQueries();
            }}
          />
        </Suspense>
      )}
    </SessionContext>
  );
}
