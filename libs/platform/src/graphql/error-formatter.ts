import { Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { contextIfAny } from '../context/index.ts';
import { KefuError, placeOf, refusalOf } from '../errors/index.ts';
import { documentProblem } from './document-problem.ts';

const logger = new Logger('GraphQL');

/** What Mercurius hands over: an execution with errors, or a request that never got that far. */
export interface FailedExecution {
  readonly data?: unknown;
  readonly errors: readonly Error[];
}

/** What is answered. */
export interface FormattedFailure {
  readonly statusCode: number;
  readonly response: { readonly data: unknown; readonly errors: readonly GraphQLFormattedError[] };
}

/**
 * Words every GraphQL error: a stable code in `extensions.code`, a message of ours, the path of the field. A request
 * that never ran has the status of its code; once it ran the status is 200, as GraphQL over HTTP has it.
 */
export function formatErrors(execution: FailedExecution): FormattedFailure {
  const ran = execution.data !== undefined;
  const errors = execution.errors.flatMap((error) => (ran ? [afterRun(error)] : beforeRun(error)));
  const [first] = errors;
  return {
    statusCode: ran || !first ? 200 : first.refusal.status,
    response: { data: execution.data ?? null, errors: errors.map((one) => one.formatted) },
  };
}

interface Formatted {
  readonly refusal: KefuError;
  readonly formatted: GraphQLFormattedError;
}

/** A resolver, a guard or the serialisation failed. */
function afterRun(error: Error): Formatted {
  return format(error, refusalOf(error));
}

/** The document, its variables or the request around them failed. */
function beforeRun(error: Error): Formatted[] {
  const cause: unknown = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  const parts = (cause as { errors?: unknown }).errors;
  if (Array.isArray(parts)) return parts.slice(0, 20).map((part: Error) => format(part, documentProblem(part)));
  if (cause instanceof GraphQLError && !(cause instanceof KefuError)) return [format(error, documentProblem(cause))];
  return [format(error, refusalOf(error))];
}

function format(error: Error, refusal: KefuError): Formatted {
  const { path, locations } = error as Partial<GraphQLError>;
  const requestId = contextIfAny()?.requestId ?? '';
  if (refusal.code === 'INTERNAL') {
    logger.error(`Request ${requestId}, ${path?.join('.') ?? 'before any field'}: ${placeOf(error)}`);
  }
  return {
    refusal,
    formatted: {
      message: refusal.message,
      ...(locations && { locations }),
      ...(path && { path }),
      extensions: { ...refusal.extensions, code: refusal.code, requestId },
    },
  };
}
