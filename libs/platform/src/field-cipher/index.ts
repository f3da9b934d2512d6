/**
 * The cipher by itself, without what fetches its keys: for threads, which start in a tenth of the time and memory
 * without Nest and TypeORM. Everything else comes through the crypto room.
 */
export { CannotOpen, FieldCipher, type KeyMaterial } from '../crypto/field-cipher.ts';
