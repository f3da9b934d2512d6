import type { Text } from '@kefu/platform/language';
import { languages } from '@kefu/platform/language';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CalendarService } from '../calendar/index.ts';
import type { SubjectRef } from '../subjects/index.ts';
import { readDossier } from './dossier-reading.ts';
import { Dossiers } from './dossiers.ts';
import type { ShelfPlace } from './shelf-place.ts';
import { isThere, type Standing } from './standing.ts';

/** A required paper that is not there as it should be. */
export interface MissingPaper {
  readonly type: string;
  readonly title: Text;
  readonly standing: Standing;
  /** A sentence for people, such as 「缺少營業執照」. */
  readonly text: Text;
}

const sentences: Readonly<Record<Exclude<Standing, 'present' | 'expiring'>, Text>> = {
  missing: { 'zh-Hant': '缺少{paper}', 'zh-Hans': '缺少{paper}', en: '{paper} is missing' },
  expired: { 'zh-Hant': '{paper}已過期', 'zh-Hans': '{paper}已过期', en: '{paper} has expired' },
  wrongForm: {
    'zh-Hant': '{paper}須為正本',
    'zh-Hans': '{paper}须为正本',
    en: '{paper} must be the original',
  },
};

/** Papers as desks ask for them, inside their own transactions (T5). */
@Injectable()
export class Documents {
  readonly #dossiers: Dossiers;
  readonly #calendar: CalendarService;

  constructor(dossiers: Dossiers, calendar: CalendarService) {
    this.#dossiers = dossiers;
    this.#calendar = calendar;
  }

  /** What is required of a record and not there: nothing when its papers are complete. */
  async missing(tx: EntityManager, ref: SubjectRef): Promise<MissingPaper[]> {
    const dossier = await this.#dossiers.find(ref, tx);
    if (!dossier) return [];
    const { items } = await readDossier(tx, dossier, await this.#calendar.today());
    return items.flatMap(({ demand, type, standing }) => {
      if (!demand.required || standing === 'present' || standing === 'expiring' || isThere(standing)) return [];
      const text = Object.fromEntries(
        languages.map((language) => [language, sentences[standing][language].replace('{paper}', type.title[language])]),
      ) as unknown as Text;
      return [{ type: type.key, title: type.title, standing, text }];
    });
  }

  /** Files the papers of one record with another as well, such as those of an opening with the trader that it made. */
  async fileWith(tx: EntityManager, from: SubjectRef, to: SubjectRef): Promise<void> {
    await tx.query(
      `INSERT INTO document_filing (subject_type, subject_id, document_id)
       SELECT $3, $4, g.document_id FROM document_filing g JOIN document d ON d.id = g.document_id AND d.withdrawn_at IS NULL
       WHERE g.subject_type = $1 AND g.subject_id = $2 ON CONFLICT DO NOTHING`,
      [from.type, from.id, to.type, to.id],
    );
  }

  /** Gives the papers that arrived, by record and type, their place; those that nobody handed in yet have none. */
  async shelveArrived(
    tx: EntityManager,
    arrived: readonly { readonly subject: SubjectRef; readonly type: string }[],
    { cabinet, row, box }: ShelfPlace,
  ): Promise<void> {
    await tx.query(
      `UPDATE document d SET cabinet = $4, shelf_row = $5, box = $6, version = version + 1
       WHERE d.withdrawn_at IS NULL AND EXISTS (
         SELECT FROM document_filing g JOIN unnest($1::text[], $2::uuid[], $3::text[]) AS a (subject_type, subject_id, type)
           ON a.subject_type = g.subject_type AND a.subject_id = g.subject_id AND a.type = d.type
         WHERE g.document_id = d.id)`,
      [
        arrived.map(({ subject }) => subject.type),
        arrived.map(({ subject }) => subject.id),
        arrived.map(({ type }) => type),
        cabinet,
        row,
        box,
      ],
    );
  }
}
