export { DocumentService } from './document.service.ts';
export { DocumentsModule } from './documents.module.ts';
export { Documents, type MissingPaper } from './documents.ts';
export { type DossierKind, defineDossier } from './dossier.ts';
export { RemindOfExpiry } from './expiry.tick.ts';
export { ChaseLoans } from './loan.tick.ts';
export { readShelfPlace, ShelfPlace, ShelfPlaceInput, shelfPlaceOf } from './shelf-place.ts';
