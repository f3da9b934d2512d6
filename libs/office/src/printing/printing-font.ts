import { join } from 'node:path';

/** The family of the house's font, as whoever draws text asks for it. */
export const fontFamily = 'Noto Sans CJK SC';

/** Where the house's font lies: it has the rare characters of names, too. @param installation the folder of the installation */
export const fontFile = (installation: string): string =>
  join(installation, 'libs/office/fonts/NotoSansCJKsc-Regular.otf');
