export { TitleIn, TitleInInput } from './checklist-settings.types.ts';
export { DocumentService } from './document.service.ts';
export { readDocumentTypes, shownType } from './document-type.ts';
export { DocumentsModule } from './documents.module.ts';
export { type AskedPaper, Documents, type MissingPaper, type RequiredPaper } from './documents.ts';
export { type DossierKind, defineDossier } from './dossier.ts';
export { RemindOfExpiry } from './expiry.tick.ts';
export { ChaseLoans } from './loan.tick.ts';
export { readShelfPlace, ShelfPlace, ShelfPlaceInput, shelfPlaceOf } from './shelf-place.ts';
