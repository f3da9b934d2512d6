import type { Paper } from '@kefu/office/printing';
import { currentActor } from '@kefu/platform/context';
import type { Language } from '@kefu/platform/language';
import type { TransmittalRecord } from './transmittal.types.ts';
import { packingWords, paperName } from './transmittal-words.ts';

/** A packing list on paper (T8), to lie in the parcel. */
export function packingPaper(parcel: TransmittalRecord, language: Language): Paper {
  const words = (key: keyof typeof packingWords): string => packingWords[key][language];
  const instant = new Intl.DateTimeFormat(language, {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const facts: [string, string][] = [
    [words('branch'), parcel.branch.name],
    [words('courier'), parcel.courier],
    [words('waybill'), parcel.waybill],
    [words('packedBy'), parcel.packedBy],
    [words('sentAt'), parcel.sentAt ? instant.format(parcel.sentAt) : ''],
    [words('note'), parcel.note],
  ];
  return {
    title: words('title'),
    subtitle: parcel.number,
    language,
    madeBy: currentActor().name,
    madeAt: new Date(),
    blocks: [
      { kind: 'facts', facts: facts.filter(([, value]) => value) },
      {
        kind: 'table',
        columns: [
          { heading: words('place'), align: 'right' },
          { heading: words('about') },
          { heading: words('paper'), wide: true },
          { heading: words('copies'), align: 'right' },
          { heading: words('note') },
          { heading: words('found') },
        ],
        rows: parcel.items.map(({ position, trader, application, type, titles, copies, note, tick }) => ({
          cells: [
            String(position),
            [trader, application].flatMap((about) => (about ? [`${about.number} ${about.name}`] : [])).join('、'),
            paperName({ type, titles }, language),
            String(copies),
            note,
            tick ? words(tick) : '□',
          ],
        })),
      },
      { kind: 'text', text: words('signatures') },
    ],
  };
}
