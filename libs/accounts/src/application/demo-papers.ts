import { Readable } from 'node:stream';
import { DocumentService, Documents, type MissingPaper } from '@kefu/office/documents';
import { Press } from '@kefu/office/printing';
import { Database } from '@kefu/platform/database';
import { Failure } from '@kefu/platform/errors';
import { FileStore } from '@kefu/platform/files';
import { Injectable } from '@nestjs/common';

const words = '示例文件，並非真實證件 · 示例文件，并非真实证件 · A sample, not a real paper';

/** Papers of the demo's applications: printed here, and handed in the way a clerk does. */
@Injectable()
export class DemoPapers {
  readonly #database: Database;
  readonly #documents: Documents;
  readonly #intake: DocumentService;
  readonly #files: FileStore;
  readonly #press: Press;
  /** One print for each type of paper. */
  readonly #printed = new Map<string, Promise<Buffer>>();

  constructor(database: Database, documents: Documents, intake: DocumentService, files: FileStore, press: Press) {
    this.#database = database;
    this.#documents = documents;
    this.#intake = intake;
    this.#files = files;
    this.#press = press;
  }

  /** Hands in, as the person at work, what an application still needs. @param only these types, where some are enough */
  async handIn(applicationId: string, only?: readonly string[]): Promise<void> {
    const subject = { type: 'application', id: applicationId };
    const missing = await this.#documents.missing(this.#database.dataSource.manager, subject);
    for (const paper of missing.filter(({ type }) => !only || only.includes(type))) {
      const content = Readable.from([await this.#print(paper)]);
      const { id: fileId } = await this.#files.put(content, { name: `${paper.type}.pdf`, maxBytes: 1_000_000 });
      const added = await this.#intake.add({ subject, type: paper.type, fileId, form: 'original', unlimited: true });
      if (added instanceof Failure) throw new Error(`The demo's paper was refused: ${added.code} ${added.message}`);
    }
  }

  #print({ type, title }: MissingPaper): Promise<Buffer> {
    const known = this.#printed.get(type);
    if (known) return known;
    const printed = this.#press.print({
      title: title['zh-Hant'],
      language: 'zh-Hant',
      madeBy: '示例',
      madeAt: new Date(),
      blocks: [{ kind: 'text', text: words }],
    });
    this.#printed.set(type, printed);
    return printed;
  }
}
