import { GraphQLError } from 'graphql';

/** Codes that callers may rely on. A code never changes its meaning; see docs/integrations.md. */
export const errorStatus = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_INPUT: 400,
  BAD_DOCUMENT: 400,
  TOO_COMPLEX: 400,
  TOO_LARGE: 413,
  TOO_MANY: 429,
  CONFLICT: 409,
  IDEMPOTENCY_MISMATCH: 422,
  UNAVAILABLE: 503,
  INTERNAL: 500,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/**
 * A refusal with a stable code, for what is not a member of an operation's own union: not signed in, not allowed,
 * malformed. The message is for developers; the console words each code in the user's language.
 */
export class KefuError extends GraphQLError {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message, { extensions: { ...details, code } });
    this.name = 'KefuError';
    this.code = code;
  }

  /** The HTTP status that fits the code. */
  get status(): number {
    return errorStatus[this.code];
  }
}
