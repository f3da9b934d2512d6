export { CryptoModule } from './crypto.module.ts';
export { CannotOpen, FieldCipher, type KeyMaterial, type SealKey } from './field-cipher.ts';
export { FieldKey } from './field-key.entity.ts';
export { KeyRing } from './key-ring.ts';
export { type MasterKey, MasterKeyMissing } from './master-key.ts';
export { defineSealedColumns, reseal, type SealedColumn, sealedColumns } from './sealed-column.ts';
