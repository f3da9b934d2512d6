import { inflateSync } from 'node:zlib';

/** What a PDF holds, as far as tests ask: its text through the fonts' own maps, run together, and its fonts. */
export interface PdfFacts {
  readonly text: string;
  readonly pages: number;
  readonly fonts: readonly { readonly name: string; readonly embeddedBytes: number }[];
}

/** Reads a PDF of ours: objects as they stand, streams deflated, texts in hexadecimal by two-byte glyph codes. */
export function readPdf(file: Buffer): PdfFacts {
  const source = file.toString('latin1');
  const objects = new Map<string, { body: string; stream: Buffer | undefined }>();
  for (const match of source.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, id = '', whole = ''] = match;
    const at = whole.indexOf('stream\n');
    const raw = at < 0 ? undefined : Buffer.from(whole.slice(at + 7, whole.lastIndexOf('\nendstream')), 'latin1');
    const body = at < 0 ? whole : whole.slice(0, at);
    objects.set(id, { body, stream: raw && (body.includes('FlateDecode') ? inflateSync(raw) : raw) });
  }
  const of = (body: string, key: string): string => body.match(new RegExp(`/${key} (\\d+) 0 R`))?.[1] ?? '';
  const glyphs = new Map<string, string>();
  const fonts: { name: string; embeddedBytes: number }[] = [];
  for (const { body } of objects.values()) {
    if (body.includes('/Type0')) {
      const map = objects.get(of(body, 'ToUnicode'))?.stream?.toString() ?? '';
      for (const [, from = '', list = ''] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
        [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex = ''], i) => {
          const code = (Number.parseInt(from, 16) + i).toString(16).padStart(4, '0');
          glyphs.set(code, Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'));
        });
      }
    }
    if (body.includes('/FontDescriptor') && body.includes('/FontFile')) {
      const name = body.match(/\/FontName \/(\S+)/)?.[1] ?? '';
      fonts.push({ name, embeddedBytes: objects.get(of(body, 'FontFile[23]'))?.stream?.length ?? 0 });
    }
  }
  let text = '';
  for (const { body, stream } of objects.values()) {
    if (!stream || body.includes('/Length1') || body.includes('/Type')) continue;
    for (const [, shown = ''] of stream.toString('latin1').matchAll(/\[([^\]]*)\] TJ/g)) {
      for (const [, hex = ''] of shown.matchAll(/<([0-9a-f]+)>/g)) {
        text += (hex.match(/.{4}/g) ?? []).map((code) => glyphs.get(code) ?? '\ufffd').join('');
      }
    }
  }
  return { text, pages: [...source.matchAll(/\/Type \/Page\n/g)].length, fonts };
}
