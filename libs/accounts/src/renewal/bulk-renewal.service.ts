import { Database } from '@kefu/platform/database';
import { ChangedMeanwhile, Failure, InvalidInput, NotFound, placeOf } from '@kefu/platform/errors';
import { Injectable, Logger } from '@nestjs/common';
import { RenewalQueueService } from './renewal-queue.service.ts';
import { RenewedTerms, type RenewTermsInput, type TermOutcome, type TermOutcomeKind } from './renewal-queue.types.ts';
import { type TermAsRead, TermRenewal } from './term-renewal.ts';

/** So many terms are renewed by one call. */
export const mostTerms = 500;

/**
 * Renews many terms (T3), each in a transaction of its own: what stands in the way of one stops no other, and who sends the
 * same call again finds what is renewed already.
 */
@Injectable()
export class BulkRenewalService {
  readonly #logger = new Logger(BulkRenewalService.name);
  readonly #database: Database;
  readonly #queue: RenewalQueueService;
  readonly #terms: TermRenewal;

  constructor(database: Database, queue: RenewalQueueService, terms: TermRenewal) {
    this.#database = database;
    this.#queue = queue;
    this.#terms = terms;
  }

  /** Renews the terms that are named, or the first {@link mostTerms} that a filter finds. */
  async renew({ terms, filter, years }: RenewTermsInput): Promise<RenewedTerms | InvalidInput> {
    if (!terms === !filter) {
      return InvalidInput.at('input.terms', 'ONE_OF', 'either terms or a filter');
    }
    const found = terms ?? (await this.#queue.termsOf(filter ?? {}, mostTerms + 1));
    const outcomes: TermOutcome[] = [];
    for (const term of found.slice(0, mostTerms)) outcomes.push(await this.#one(term, years ?? 1));
    return Object.assign(new RenewedTerms(), { outcomes, more: found.length > mostTerms });
  }

  async #one(term: TermAsRead, years: number): Promise<TermOutcome> {
    try {
      return await this.#database.transaction(async (tx): Promise<TermOutcome> => {
        const held = await this.#terms.hold(tx, term, 'renewal.renew');
        if (held instanceof Failure) return { termId: term.termId, outcome: outcomeOf(held), endsOn: null };
        const { endsOn } = await this.#terms.renew(tx, held, years);
        return { termId: term.termId, outcome: 'renewed', endsOn };
      });
    } catch (error) {
      this.#logger.error(`Term ${term.termId} could not be renewed: ${placeOf(error)}`);
      return { termId: term.termId, outcome: 'failed', endsOn: null };
    }
  }
}

function outcomeOf(failure: Exclude<Awaited<ReturnType<TermRenewal['hold']>>, { endsOn: string }>): TermOutcomeKind {
  if (failure instanceof NotFound) return 'notFound';
  if (failure instanceof ChangedMeanwhile) return 'changed';
  return failure.state === 'renewed' ? 'alreadyRenewed' : 'closed';
}
