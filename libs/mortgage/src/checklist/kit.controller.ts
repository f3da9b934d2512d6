import { type Paper, Press } from '@kefu/office/printing';
import { currentActor, currentContext } from '@kefu/platform/context';
import { KefuError } from '@kefu/platform/errors';
import { chooseLanguage, type Language } from '@kefu/platform/language';
import { Permit } from '@kefu/platform/permissions';
import { Describe } from '@kefu/platform/rest';
import { Controller, Get, Param, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { KitService, type KitSheet } from './kit.service.ts';
import { kitWords } from './kit-words.ts';

/** The one-trip kit on a sheet of paper (S16, X6). */
@Controller('mortgage-cases')
export class KitController {
  readonly #kits: KitService;
  readonly #press: Press;

  constructor(kits: KitService, press: Press) {
    this.#kits = kits;
    this.#press = press;
  }

  /** The kit as PDF, in the language asked for, else in that of the request. */
  @Get(':id/kit')
  @Describe({
    summary: 'What a customer still has to bring; ?language=',
    answer: { 'application/pdf': { type: 'string' } },
  })
  @Permit('mortgageCase.read')
  async kit(@Param('id', ParseUUIDPipe) id: string, @Query('language') language?: string): Promise<StreamableFile> {
    const spoken = language ? chooseLanguage(language) : currentContext().language;
    const sheet = await this.#kits.of(id, spoken);
    if (!sheet) throw new KefuError('NOT_FOUND', 'No such mortgage case');
    const pdf = await this.#press.print(kitPaper(sheet, spoken));
    return new StreamableFile(pdf, {
      type: 'application/pdf',
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(`${kitWords.title[spoken]} ${sheet.number}.pdf`)}`,
    });
  }
}

function kitPaper({ kit, number, contractNumber, house }: KitSheet, language: Language): Paper {
  const words = (key: keyof typeof kitWords): string => kitWords[key][language];
  const facts: [string, string][] = [
    [words('case'), number],
    [words('contract'), contractNumber],
    [words('house'), house],
    [words('bank'), kit.banks],
    [words('day'), kit.interviewOn ?? ''],
  ];
  return {
    title: words('title'),
    subtitle: number,
    language,
    madeBy: currentActor().name,
    madeAt: new Date(),
    blocks: [
      { kind: 'facts', facts: facts.filter(([, value]) => value) },
      kit.papers.length === 0
        ? { kind: 'text', text: words('complete') }
        : {
            kind: 'table',
            columns: [
              { heading: words('brought') },
              { heading: words('paper'), wide: true },
              { heading: words('lack'), wide: true },
              { heading: words('promised') },
            ],
            rows: kit.papers.map(({ title, lack, promisedOn }) => ({ cells: ['□', title, lack, promisedOn ?? ''] })),
          },
    ],
  };
}
