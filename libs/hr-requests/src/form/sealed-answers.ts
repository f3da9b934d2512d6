import { defineSealedColumns, FieldCipher } from '@kefu/platform/crypto';
import { Injectable } from '@nestjs/common';
import type { HrRequest } from '../request/hr-request.entity.ts';

const sealKind = 'hrRequest.answers';

defineSealedColumns({ table: 'hr_request', key: ['id'], column: 'answers_sealed', kind: sealKind });

/** What is sensitive of what somebody filled in, by the key of its field. */
export type Answers = Readonly<Record<string, string>>;

/** Seals what is sensitive of a request, and opens it again (H1). */
@Injectable()
export class SealedAnswers {
  readonly #cipher: FieldCipher;

  constructor(cipher: FieldCipher) {
    this.#cipher = cipher;
  }

  /** As it is stored; null where nothing is sensitive. */
  seal(answers: Answers): string | null {
    return Object.keys(answers).length === 0 ? null : this.#cipher.seal(sealKind, JSON.stringify(answers));
  }

  /** What was sealed. */
  open({ answersSealed }: Pick<HrRequest, 'answersSealed'>): Answers {
    return answersSealed === null ? {} : (JSON.parse(this.#cipher.open(sealKind, answersSealed)) as Answers);
  }
}
