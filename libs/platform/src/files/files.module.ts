import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Settings } from '../config/index.ts';
import { FieldCipher } from '../crypto/index.ts';
import { Database } from '../database/index.ts';
import { FileStore } from './file-store.ts';
import { FilesController } from './files.controller.ts';
import './files.permissions.ts';
import { LocalStorage, type Storage } from './storage.ts';

/** Keeps files on local disk, or in an S3-compatible store when the settings name one. */
@Global()
@Module({
  controllers: [FilesController],
  providers: [
    {
      provide: FileStore,
      inject: [Database, FieldCipher, Settings],
      useFactory: async (database: Database, cipher: FieldCipher, settings: Settings) => {
        const storage = await storageOf(settings);
        const store = new FileStore(database, cipher, storage, join(settings.dataFolder, 'spool'));
        await store.sweep();
        return store;
      },
    },
  ],
  exports: [FileStore],
})
export class FilesModule {}

async function storageOf({ s3, dataFolder }: Settings): Promise<Storage> {
  if (!s3) return new LocalStorage(join(dataFolder, 'files'));
  const { S3Storage } = await import('./s3-storage.ts');
  return new S3Storage(s3);
}
