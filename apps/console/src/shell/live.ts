import type { ApolloLink } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';

/** The longest pause between two tries to reach the server again, in milliseconds. */
const longestPause = 15_000;

/** Longer from try to try, but never longer than the network is gone; not everybody's at once after a restart. */
function pause(tries: number): Promise<void> {
  return new Promise((done) => {
    const over = (): void => {
      clearTimeout(timer);
      removeEventListener('online', over);
      done();
    };
    const timer = setTimeout(over, Math.min(longestPause, 1000 * 2 ** tries) * (0.5 + Math.random() / 2));
    addEventListener('online', over);
  });
}

/** Subscriptions over graphql-ws; the session's cookie travels with the handshake. */
export const liveLink: ApolloLink = new GraphQLWsLink(
  createClient({
    url: `${location.origin.replace(/^http/, 'ws')}/graphql`,
    lazy: true,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: pause,
    // A server that cannot be reached is an error event, not a closing: left alone, the first try in vain would be the last.
    shouldRetry: () => true,
  }),
);
