import { CombinedGraphQLErrors, ServerError } from '@apollo/client';

/** Codes that the console has words for; the server's are in libs/platform/src/errors. */
export const failureCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_INPUT',
  'BAD_DOCUMENT',
  'TOO_COMPLEX',
  'TOO_LARGE',
  'TOO_MANY',
  'CONFLICT',
  'IDEMPOTENCY_MISMATCH',
  'UNAVAILABLE',
  'UNREACHABLE',
  'INTERNAL',
] as const;
export type FailureCode = (typeof failureCodes)[number];

/** A failed request, as it is shown: what, and what to quote to whoever can help. */
export interface ShownFailure {
  readonly code: FailureCode;
  readonly requestId: string | undefined;
}

// Errors are frozen by some links, so the id is kept beside them.
const requestIds = new WeakMap<object, string>();

/** Keeps the id that the server gave the failed request. */
export function rememberRequestId(error: unknown, id: string | null): void {
  if (id && typeof error === 'object' && error !== null) requestIds.set(error, id);
}

/** Reads any thrown thing; what is unknown is INTERNAL. */
export function describeFailure(error: unknown): ShownFailure {
  const requestId = typeof error === 'object' && error !== null ? requestIds.get(error) : undefined;
  return { code: codeOf(error), requestId };
}

function codeOf(error: unknown): FailureCode {
  if (CombinedGraphQLErrors.is(error)) {
    const stated = error.errors.map((one) => one.extensions?.code).find((code) => typeof code === 'string');
    return failureCodes.find((known) => known === stated) ?? 'INTERNAL';
  }
  if (ServerError.is(error)) return codeOfStatus(error.statusCode);
  // fetch rejects with a TypeError when nothing answered.
  if (error instanceof TypeError) return 'UNREACHABLE';
  return 'INTERNAL';
}

/** For answers without a body of ours: a proxy's 502, an upload's 413. */
export function codeOfStatus(status: number): FailureCode {
  if (status === 401) return 'UNAUTHENTICATED';
  if (status === 403) return 'FORBIDDEN';
  if (status === 404) return 'NOT_FOUND';
  if (status === 413) return 'TOO_LARGE';
  if (status === 429) return 'TOO_MANY';
  if (status === 400 || status === 422) return 'BAD_INPUT';
  if (status >= 502 && status <= 504) return 'UNAVAILABLE';
  return 'INTERNAL';
}
