import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache, Observable } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { OperationTypeNode } from 'graphql';
import { possibleTypes } from '../gql/possible-types.ts';
import { rememberRequestId } from '../ui/failure.ts';
import { rememberedLanguage } from './language.ts';
import { sessionEnded } from './session-end.ts';

/**
 * The session is an httpOnly cookie. A JSON content type and a header of our own make every request one that another
 * site's form cannot send; the server checks Origin besides.
 */
const http = new HttpLink({
  uri: '/graphql',
  credentials: 'same-origin',
  headers: { 'x-kefu-client': 'console' },
});

/** Answers come in the language that is spoken now, not the one at start. */
const language = new ApolloLink((operation, forward) => {
  operation.setContext(({ headers }: { headers?: Record<string, string> }) => ({
    headers: { ...headers, 'accept-language': rememberedLanguage() },
  }));
  return forward(operation);
});

const errors = new ErrorLink(({ error, operation }) => {
  const response: unknown = operation.getContext().response;
  if (response instanceof Response) rememberRequestId(error, response.headers.get('x-request-id'));
  if (!CombinedGraphQLErrors.is(error)) return;
  if (error.errors.some((one) => one.extensions?.code === 'UNAUTHENTICATED')) sessionEnded.announce();
});

/** Live answers are rare: the socket and its code are fetched with the first subscription. */
const live = new ApolloLink(
  (operation, forward) =>
    new Observable((observer) => {
      let stop = (): void => {};
      let stopped = false;
      import('./live.ts').then(
        ({ liveLink }) => {
          if (stopped) return;
          const subscription = liveLink.request(operation, forward)?.subscribe(observer);
          stop = () => subscription?.unsubscribe();
        },
        (error: unknown) => observer.error(error),
      );
      return () => {
        stopped = true;
        stop();
      };
    }),
);

/** The one client of the console. */
export const client = new ApolloClient({
  link: ApolloLink.from([
    errors,
    language,
    ApolloLink.split(({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION, live, http),
  ]),
  cache: new InMemoryCache({ possibleTypes }),
  defaultOptions: {
    // A clerk's list is never older than the visit; the cache only fills the first frame.
    watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' },
  },
});
