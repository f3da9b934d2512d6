import { Global, Inject, Injectable, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Settings } from '../config/index.ts';
import { Database } from '../database/index.ts';
import { FieldCipher } from './field-cipher.ts';
import { announceMs, KeyRing } from './key-ring.ts';

/** Reads the keys anew from time to time, so that a rotation reaches every process before the new key is used. */
@Injectable()
class KeyRefresh implements OnModuleInit, OnApplicationShutdown {
  readonly #cipher: FieldCipher;
  readonly #ring: KeyRing;
  #timer: NodeJS.Timeout | undefined;

  constructor(@Inject(FieldCipher) cipher: FieldCipher, @Inject(KeyRing) ring: KeyRing) {
    this.#cipher = cipher;
    this.#ring = ring;
  }

  onModuleInit(): void {
    this.#timer = setInterval(() => {
      // With the database away the keys in hand stay good; the next turn tries again.
      this.#ring.load().then(
        (material) => this.#cipher.useKeys(material),
        () => undefined,
      );
    }, announceMs / 2);
    this.#timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
  }
}

/** Makes the {@link FieldCipher} injectable everywhere; makes the first keys on an empty database. */
@Global()
@Module({
  providers: [
    {
      provide: KeyRing,
      inject: [Database, Settings],
      useFactory: (database: Database, settings: Settings) => new KeyRing(database, settings.fieldKeys),
    },
    {
      provide: FieldCipher,
      inject: [KeyRing],
      useFactory: async (ring: KeyRing) => new FieldCipher(await ring.load()),
    },
    KeyRefresh,
  ],
  exports: [FieldCipher, KeyRing],
})
export class CryptoModule {}
