import { currentContext } from '@kefu/platform/context';
import { Injectable } from '@nestjs/common';
import type { HrRequest } from './hr-request.entity.ts';
import { transferKind } from './hr-request.entity.ts';
import type { HrRequestAnswer } from './hr-request.types.ts';
import { text } from './words.ts';

const transferTitle = text('調整崗位申請', '调整岗位申请', 'Change of posts');
const transferFields = {
  reason: text('申請理由', '申请理由', 'Why'),
  strengths: text('個人優勢', '个人优势', 'What speaks for them'),
};

/** What kinds of request there are, and how their fields are called. */
@Injectable()
export class RequestKinds {
  /** How each kind is called in the caller's language. */
  titles(): Promise<ReadonlyMap<string, string>> {
    return Promise.resolve(new Map([[transferKind, transferTitle[currentContext().language]]]));
  }

  /** What was filled in, field by field, in the caller's language; sealed fields masked. */
  answers({ answers }: HrRequest): Promise<HrRequestAnswer[]> {
    const { language } = currentContext();
    return Promise.resolve(
      Object.entries(transferFields).map(([key, label]) => ({
        key,
        label: label[language],
        value: answers[key] ?? '',
        sealed: false,
      })),
    );
  }
}
