import { GraphQLError } from 'graphql';
import { type ErrorCode, KefuError } from './kefu-error.ts';

/** Our own words for each code, for errors whose words are not ours: those may quote addresses, SQL or data. */
const words: Readonly<Record<ErrorCode, string>> = {
  UNAUTHENTICATED: 'Sign in, or send an API key',
  FORBIDDEN: 'Not allowed',
  NOT_FOUND: 'No such thing',
  BAD_INPUT: 'The request or one of its values is malformed',
  BAD_DOCUMENT: 'The document is not valid GraphQL for this schema',
  TOO_COMPLEX: 'The document asks for too much at once',
  TOO_LARGE: 'The request is too large',
  TOO_MANY: 'Too many requests',
  CONFLICT: 'The request conflicts with another one',
  IDEMPOTENCY_MISMATCH: 'The idempotency key was used for another request',
  UNAVAILABLE: 'Not available now; try again',
  INTERNAL: 'Something went wrong on our side',
};

const byStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'BAD_INPUT',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'BAD_INPUT',
  406: 'BAD_INPUT',
  409: 'CONFLICT',
  413: 'TOO_LARGE',
  414: 'TOO_LARGE',
  415: 'BAD_INPUT',
  422: 'BAD_INPUT',
  429: 'TOO_MANY',
  431: 'TOO_LARGE',
  503: 'UNAVAILABLE',
};

/** PostgreSQL and the network, when the database is away or too busy. */
const unavailable = new Set(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P02', '57P03', '53300', '08006', '08001']);

/**
 * What a caller is told of an error: its own words when it is a {@link KefuError}, otherwise a code and words of ours.
 * Nothing of a foreign error's message, stack or properties passes.
 */
export function refusalOf(error: unknown): KefuError {
  if (error instanceof KefuError) return error;
  if (error instanceof GraphQLError && error.originalError && error.originalError !== error) {
    return refusalOf(error.originalError);
  }
  return refuse(codeOf(error));
}

/** A refusal in our own words. */
export function refuse(code: ErrorCode, details: Readonly<Record<string, unknown>> = {}): KefuError {
  return new KefuError(code, words[code], details);
}

/**
 * PostgreSQL could not read a value as what it should be: no uuid, no day of any calendar, past the range, a NUL. Values
 * are parameters, so they are the caller's. A net under the validation of inputs, which names the field.
 */
const unreadable = new Set(['22P02', '22003', '22007', '22008', '22021', '22P05', '22001', '2201W', '2201X']);

function codeOf(error: unknown): ErrorCode {
  if (typeof error !== 'object' || error === null) return 'INTERNAL';
  const { statusCode, status, code } = error as { statusCode?: unknown; status?: unknown; code?: unknown };
  const byNumber = byStatus[Number(statusCode ?? status)];
  if (byNumber) return byNumber;
  if (typeof code !== 'string') return 'INTERNAL';
  if (unavailable.has(code)) return 'UNAVAILABLE';
  return unreadable.has(code) ? 'BAD_INPUT' : 'INTERNAL';
}

/** Name and place of a bug for the logs; its message may quote data, so that is left out. */
export function placeOf(error: unknown): string {
  const cause = error instanceof GraphQLError && error.originalError ? error.originalError : error;
  if (!(cause instanceof Error)) return 'Something that is no error was thrown';
  const places = (cause.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  const { code } = cause as { code?: unknown };
  const sort = typeof code === 'string' ? `${cause.name} ${code}` : cause.name;
  return [sort, ...places.slice(0, 8).map((place) => place.trim())].join('\n    ');
}
