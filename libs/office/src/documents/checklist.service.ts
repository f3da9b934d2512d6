import { currentContext } from '@kefu/platform/context';
import { Database } from '@kefu/platform/database';
import { inScope, rowScope } from '@kefu/platform/permissions';
import { Injectable } from '@nestjs/common';
import { CalendarService } from '../calendar/index.ts';
import type { SubjectRef } from '../subjects/index.ts';
import { ChecklistItem, PaperChecklist } from './document.types.ts';
import { shownType } from './document-type.ts';
import { readDossier } from './dossier-reading.ts';
import { Dossiers } from './dossiers.ts';
import { completeness } from './standing.ts';

/** The papers of a record as people look at them (T5). */
@Injectable()
export class ChecklistService {
  readonly #database: Database;
  readonly #dossiers: Dossiers;
  readonly #calendar: CalendarService;

  constructor(database: Database, dossiers: Dossiers, calendar: CalendarService) {
    this.#database = database;
    this.#dossiers = dossiers;
    this.#calendar = calendar;
  }

  /** What is required and what is there, within the caller's reach; undefined where there is no such record. */
  async of(ref: SubjectRef): Promise<PaperChecklist | undefined> {
    const dossier = await this.#dossiers.reached(ref, 'document.read');
    if (!dossier) return undefined;
    const { language } = currentContext();
    const read = await readDossier(this.#database.dataSource.manager, dossier, await this.#calendar.today());
    const may = (permission: string): boolean => inScope(rowScope(permission), dossier);
    return Object.assign(new PaperChecklist(), {
      subject: { type: dossier.type, id: dossier.id, title: dossier.title },
      title: read.title?.[language] ?? '',
      items: read.items.map(({ demand, type, because, standing, document, lent }) =>
        Object.assign(new ChecklistItem(), {
          type: shownType(type),
          required: demand.required,
          form: demand.form,
          because: because.map((fact) => fact[language]),
          standing,
          document: document ?? null,
          lent,
        }),
      ),
      others: [...read.others],
      required: read.required,
      there: read.there,
      completeness: completeness(read.required, read.there),
      mayAdd: may('document.add'),
      mayVerify: may('document.verify'),
      mayKeep: may('document.keep'),
      mayDownload: may('document.download'),
    });
  }
}
