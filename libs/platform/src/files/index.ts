export { FileDamaged } from './file-encryption.ts';
export { FileRefused, FileStore, type FileWish } from './file-store.ts';
export { FilesModule } from './files.module.ts';
export { filesPermissions } from './files.permissions.ts';
export { StoredFile } from './stored-file.entity.ts';
