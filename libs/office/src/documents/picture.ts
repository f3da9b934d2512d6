import { createRequire } from 'node:module';
import { installationFolder } from '@kefu/platform/process';
import type { Sharp, default as SharpPackage } from 'sharp';
import { fontFamily, fontFile } from '../printing/printing-font.ts';
import type { PageAnswer } from './pdf-pages.ts';

const load = createRequire(import.meta.url);
/** Loaded with the first picture: it brings a library of 18 MB into the process. */
const sharp = ((...given: Parameters<typeof SharpPackage>): Sharp =>
  (load('sharp') as typeof SharpPackage)(...given)) as typeof SharpPackage;

const fontfile = fontFile(installationFolder);
/** A hundred million pixels: what an A3 scan at 600 dpi has. More is an attack on our memory. */
const limitInputPixels = 100_000_000;
/** Pixels of the longer side of what is shown. */
export const shownSide = 1_800;

const open = (picture: Buffer): Sharp => sharp(picture, { limitInputPixels, failOn: 'error' });

/** A picture that is damaged, too large, or none. */
export class PictureUnreadable extends Error {
  constructor() {
    super('The picture is damaged or too large');
    this.name = 'PictureUnreadable';
  }
}

/**
 * A picture without what its camera wrote into it (EXIF, XMP, IPTC: places, names, serial numbers) and without what hides
 * behind it: turned upright, drawn anew, in its own format, its colours kept true by their profile.
 * @throws PictureUnreadable
 */
export async function cleanPicture(picture: Buffer, type: string): Promise<Buffer> {
  const upright = open(picture).autoOrient().keepIccProfile();
  try {
    switch (type) {
      case 'image/png':
        return await upright.png().toBuffer();
      case 'image/webp':
        return await upright.webp({ quality: 92 }).toBuffer();
      default:
        return await upright.jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer();
    }
  } catch {
    throw new PictureUnreadable();
  }
}

/**
 * A picture small enough for a list, drawn anew and so without what its camera wrote into it, as JPEG.
 * @param side pixels of the longer side
 * @throws PictureUnreadable
 */
export async function smallPicture(picture: Buffer, side: number): Promise<Buffer> {
  try {
    return await open(picture)
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .jpeg({ quality: 80 })
      .toBuffer();
  } catch {
    throw new PictureUnreadable();
  }
}

/** A stored picture or a drawn page, small enough to show, with the viewer's words burnt in, as JPEG. */
export async function markPicture(content: Buffer | PageAnswer, words: string): Promise<Buffer> {
  const picture = Buffer.isBuffer(content)
    ? open(content)
    : sharp(content.pixels, { raw: { width: content.width, height: content.height, channels: 4 } }).recomb([
        [0, 0, 1],
        [0, 1, 0],
        [1, 0, 0],
      ]);
  const size = { width: shownSide, height: shownSide, fit: 'inside', withoutEnlargement: true } as const;
  const { data, info } = await picture
    .resize(size)
    .flatten({ background: '#fff' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
    .composite([{ input: await tileOf(words), tile: true }])
    .jpeg({ quality: 82 })
    .toBuffer();
}

/** Words on a slant, faint enough to read through, dark and light so that they show on any ground. */
async function tileOf(words: string): Promise<Buffer> {
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const written = (colour: string): Sharp =>
    sharp({
      text: {
        text: `<span foreground="${colour}">${escaped(words)}</span>`,
        font: fontFamily,
        fontfile,
        rgba: true,
        dpi: 130,
      },
    });
  const dark = await written('#000000')
    .linear([1, 1, 1, 0.26], [0, 0, 0, 0])
    .png()
    .toBuffer({ resolveWithObject: true });
  const light = await written('#ffffff').linear([1, 1, 1, 0.3], [0, 0, 0, 0]).png().toBuffer();
  const { width, height } = dark.info;
  const straight = await sharp({ create: { width: width + 90, height: height + 110, channels: 4, background: clear } })
    .composite([
      { input: light, left: 46, top: 56 },
      { input: dark.data, left: 45, top: 55 },
    ])
    .png()
    .toBuffer();
  return sharp(straight).rotate(-24, { background: clear }).png().toBuffer();
}

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&<>]/g, (mark) => marks[mark] ?? mark);
