import { join } from 'node:path';
import { SandboxGateway } from '@kefu/office/sandbox';
import { loadSettings, SettingsError } from '@kefu/platform/config';
import { endWith } from '@kefu/platform/process';

/** The demo's gateway as a process of its own: it shows what arrived and sends signed receipts back. */
try {
  const settings = loadSettings();
  if (!settings.gateway) throw new SettingsError(['KEFU_ENVIRONMENT: the sandbox gateway belongs to the demo']);
  const sandbox = new SandboxGateway({
    port: settings.sandboxGatewayPort,
    secret: settings.gateway.secret,
    receiptUrl: `http://127.0.0.1:${settings.port}/gateway/receipts`,
    unreached: '99',
    logFile: join(settings.dataFolder, 'sandbox-gateway.jsonl'),
  });
  await sandbox.start();
  endWith(() => sandbox.stop());
} catch (error) {
  const known = error instanceof SettingsError || (error as { code?: string }).code === 'EADDRINUSE';
  if (!known) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}
