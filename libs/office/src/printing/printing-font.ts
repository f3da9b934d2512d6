import { join } from 'node:path';

/** Where the house's font lies: it has the rare characters of names, too. @param installation the folder of the installation */
export const fontFile = (installation: string): string =>
  join(installation, 'libs/office/fonts/NotoSansCJKsc-Regular.otf');
