import { setTimeout as pause } from 'node:timers/promises';
import { SandboxGateway } from '@kefu/office/sandbox';

/** The sandbox gateway as a process of its own, answering after so many milliseconds. */
const [secret = '', latency = '0'] = process.argv.slice(2);
const sandbox = new SandboxGateway({
  port: 0,
  secret,
  ...(Number(latency) > 0 ? { before: () => pause(Number(latency)) } : {}),
});
process.send?.(await sandbox.start());
process.on('disconnect', () => process.exit(0));
