import type { Page } from 'playwright-core';

/** A card on a table, drawn in the browser, as a JPEG. */
const drawing = `(() => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 1200, height: 800 });
  const brush = canvas.getContext('2d');
  brush.fillStyle = '#dfe8f2';
  brush.fillRect(0, 0, 1200, 800);
  brush.fillStyle = '#12395f';
  brush.font = '64px sans-serif';
  brush.fillText('6222 0000 0000 0000', 120, 420);
  return canvas.toDataURL('image/jpeg', 0.9).split(',')[1];
})()`;

/** A photo as a camera takes it, with its maker's name in its EXIF. */
export async function photograph(page: Page, artist: string): Promise<Buffer> {
  const drawn = await page.evaluate<string>(drawing);
  const jpeg = Buffer.from(drawn, 'base64');
  return Buffer.concat([jpeg.subarray(0, 2), exif(artist), jpeg.subarray(2)]);
}

/** An APP1 segment: a little-endian TIFF with one entry, the artist. */
function exif(artist: string): Buffer {
  const name = Buffer.from(`${artist}\0`);
  const tiff = Buffer.alloc(26);
  tiff.write('II*\0', 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(0x013b, 10);
  tiff.writeUInt16LE(2, 12);
  tiff.writeUInt32LE(name.length, 14);
  tiff.writeUInt32LE(26, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, name]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** A PDF of two pages with a line of text on each. */
export function twoPages(text: string): Buffer {
  const page = (content: number): string =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /F 7 0 R >> >> >>`;
  const stream = (number: number): string => {
    const drawing = `BT /F 28 Tf 72 700 Td (${text}, page ${number}) Tj ET`;
    return `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`;
  };
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
    page(5),
    page(6),
    stream(1),
    stream(2),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(
    `${file}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  );
}
