import { createHash } from 'node:crypto';
import { smallPicture } from '@kefu/office/documents';
import type { EntityManager } from 'typeorm';
import { demoStyles } from './demo-brand.data.ts';

/** Pixels of a picture's longer side. */
const side = 320;

/** What the demo's colours look like. */
const dyes: Readonly<Record<string, string>> = {
  黑: '#2e2e33',
  杏: '#e3c8a8',
  膚: '#e8c1a2',
  灰: '#8f939b',
  酒紅: '#7c2337',
  藏藍: '#26406f',
  玫紅: '#c43a72',
  咖啡: '#6e4d3b',
  香檳: '#dfc89f',
  紫: '#6d4f90',
  湖藍: '#4f93b9',
  粉: '#eab0bd',
  白: '#fbfaf7',
};

/** What a category is cut like, in a square of 200: the cloth, then the seams upon it. */
const cuts: Readonly<Record<string, readonly [cloth: string, seams: string]>> = {
  文胸: [
    'M28 96Q30 62 62 60Q92 64 100 102Q108 64 138 60Q170 62 172 96Q170 136 138 138Q110 136 100 116Q90 136 62 138Q30 136 28 96Z',
    'M52 62L44 18M148 62L156 18M28 96L10 108M172 96L190 108M34 92Q62 112 94 100M166 92Q138 112 106 100',
  ],
  內褲: ['M28 66H172L168 92Q120 106 112 152H88Q80 106 32 92Z', 'M30 76H170M88 142Q100 136 112 142'],
  塑身: ['M54 26H146L138 80L160 150L112 158L100 122L88 158L40 150L62 80Z', 'M55 36H145M100 36V122M74 84Q100 96 126 84'],
  保暖: [
    'M60 20L84 14Q100 26 116 14L140 20L172 88L154 96L138 64V106H62V64L46 96L28 88ZM66 114H134L142 188H112L100 138L88 188H58Z',
    'M84 14Q100 34 116 14M62 98H138M66 122H134',
  ],
  家居服: [
    'M58 26L86 18L100 36L114 18L142 26L176 76L156 92L140 72V124H60V72L44 92L24 76ZM62 132H138L148 184H108L100 154L92 184H52Z',
    'M100 36V124M112 88H130V106H112ZM62 140H138',
  ],
  睡裙: [
    'M78 54Q100 74 122 54L128 92L158 178Q100 196 42 178L72 92Z',
    'M78 54L72 18M122 54L128 18M72 92Q100 104 128 92M50 164Q100 180 150 164',
  ],
};

/** Pictures of the demo's styles, drawn here: each style's cut in its first two colours. */
export async function enterPictures(tx: EntityManager): Promise<void> {
  for (const { number, category, colours } of demoStyles) {
    const [cloth, seams] = cuts[category] ?? ['', ''];
    const [front = '', back = front] = colours.split('、').map((colour) => dyes[colour.slice(2)] ?? '#999');
    const piece = (dye: string, place: string): string =>
      `<g transform="${place}"><path d="${cloth}" fill="${dye}" stroke="#0003" stroke-width="2"/>
       <path d="${seams}" fill="none" stroke="#0005" stroke-width="2.5" stroke-linecap="round"/></g>`;
    const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 240 240">
      <rect width="240" height="240" fill="#f3f1ee"/>
      ${piece(back, 'translate(64 10) scale(.8)')}${piece(front, 'translate(14 52) scale(.9)')}</svg>`;
    const small = await smallPicture(Buffer.from(drawn), side);
    await tx.query(
      `WITH shown AS (UPDATE style SET picture_key = $3 WHERE number = $1 RETURNING id)
       INSERT INTO style_picture (style_id, small) SELECT id, $2 FROM shown`,
      [number, small, createHash('sha256').update(small).digest('hex').slice(0, 16)],
    );
  }
}
