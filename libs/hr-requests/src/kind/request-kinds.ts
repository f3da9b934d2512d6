import { currentContext } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import type { Text } from '@kefu/platform/language';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type HrRequest, transferKind } from '../request/hr-request.entity.ts';
import type { HrRequestAnswer } from '../request/hr-request.types.ts';
import { text } from '../request/words.ts';
import { inWords, type KindDefinition, type KindVersion } from './kind-definition.ts';

const transferTitle = text('調整崗位申請', '调整岗位申请', 'Change of posts');
const transferFields = {
  reason: text('申請理由', '申请理由', 'Why'),
  strengths: text('個人優勢', '个人优势', 'What speaks for them'),
};

type Row = Pick<KindVersion, 'key' | 'version' | 'ceased'> & { readonly definition: KindDefinition };

const versions = `SELECT k.key, v.version, k.ceased_at IS NOT NULL AS ceased, v.definition
  FROM hr_request_kind k JOIN hr_request_kind_version v ON v.kind = k.key`;

const versionOf = ({ definition, ...row }: Row): KindVersion => ({ ...definition, ...row });

/** What kinds of request there are, and how their fields are called (H1). */
@Injectable()
export class RequestKinds {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The newest version of each kind that HR wrote, ceased ones too, the oldest kind first. */
  async newest(tx: EntityManager = this.#database.dataSource.manager): Promise<KindVersion[]> {
    const rows: Row[] = await tx.query(`${versions} AND v.version = k.version ORDER BY k.created_at, k.key`);
    return rows.map(versionOf);
  }

  /** One version of a kind that HR wrote: the newest where none is named. Undefined where there is none. */
  async find(tx: EntityManager, kind: string, version: number | null = null): Promise<KindVersion | undefined> {
    const [row]: Row[] = await tx.query(`${versions} AND v.version = coalesce($2, k.version) WHERE k.key = $1`, [
      kind,
      version,
    ]);
    return row && versionOf(row);
  }

  /** The version under which a request was begun. @throws Error for one that HR wrote no kind for: a bug of the caller */
  async of(tx: EntityManager, { id, kind, kindVersion }: HrRequest): Promise<KindVersion> {
    const found = await this.find(tx, kind, kindVersion);
    if (!found) throw new Error(`Request ${id} is of no kind that HR wrote`);
    return found;
  }

  /** How each kind is called. */
  async names(): Promise<ReadonlyMap<string, Text>> {
    const kinds = await this.newest();
    return new Map<string, Text>([
      [transferKind, transferTitle],
      ...kinds.map(({ key, title }) => [key, title] as const),
    ]);
  }

  /** How each kind is called in the caller's language. */
  async titles(): Promise<ReadonlyMap<string, string>> {
    const { language } = currentContext();
    return new Map([...(await this.names())].map(([key, title]) => [key, title[language]]));
  }

  /** What was filled in, field by field, in the caller's language; sealed fields masked. */
  async answers(tx: EntityManager, request: HrRequest): Promise<HrRequestAnswer[]> {
    const { language } = currentContext();
    const { answers } = request;
    if (request.kind === transferKind) {
      return Object.entries(transferFields).map(([key, label]) => {
        const value = answers[key] ?? '';
        return { key, label: label[language], value, shown: value, sealed: false };
      });
    }
    return (await this.of(tx, request)).fields.map((field) => {
      const value = answers[field.key] ?? '';
      const shown = field.sensitive ? value : inWords(field, value, language);
      return { key: field.key, label: field.label[language], value, shown, sealed: field.sensitive };
    });
  }
}
