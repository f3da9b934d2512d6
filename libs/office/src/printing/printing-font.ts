import { join } from 'node:path';

/** The one face of the house's font that papers are set in. */
export const fontFace = 'WenQuanYiMicroHei';

/** Where the house's font lies. @param installation the folder of the installation */
export const fontFile = (installation: string): string => join(installation, 'libs/office/fonts/wqy-microhei.ttc');
