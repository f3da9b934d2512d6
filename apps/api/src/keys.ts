import { loadSettings } from '@kefu/platform/config';
import { FieldCipher, KeyRing, reseal, sealedColumns } from '@kefu/platform/crypto';
import { Database, makeDataSource } from '@kefu/platform/database';
import { schemas } from './app.module.ts';

/**
 * Keys of the field encryption, by hand: `node apps/api/dist/keys.js rotate | reseal | rewrap` (docs/operations.md).
 * `rotate` announces a new data key; a minute later `reseal` moves everything stored to it, beside running users.
 * `rewrap` wraps the data keys under the first master key of FIELD_KEYS, after which older ones can leave the setting.
 */
const settings = loadSettings();
const dataSource = await makeDataSource(settings, schemas, 'app').initialize();
const database = new Database(dataSource);
const ring = new KeyRing(database, settings.fieldKeys);
try {
  process.stdout.write(`${await run(process.argv[2])}\n`);
} finally {
  await dataSource.destroy();
}

async function run(command: string | undefined): Promise<string> {
  switch (command) {
    case 'rotate':
      return `Data key ${await ring.rotate()} seals from a minute from now on. Then run: reseal`;
    case 'reseal': {
      const moved = await reseal(database, new FieldCipher(await ring.load()));
      return `${moved} values sealed anew in ${sealedColumns().length} columns`;
    }
    case 'rewrap':
      return `${await ring.rewrap()} data keys wrapped under the first master key of FIELD_KEYS`;
    default:
      process.exitCode = 1;
      return 'Say what to do with the keys: rotate, reseal or rewrap';
  }
}
