/**
 * `npm run jest -- …`: Jest with the modules of this repository, for single files.
 * Jest takes every word after `--selectProjects` for a project, a path too, and then runs the project whole;
 * so paths go before it.
 */
import { spawn } from 'node:child_process';
import { bin, root } from './install.mjs';

const words = process.argv.slice(2);
const paths = words.filter((word) => !word.startsWith('-') && word.includes('/'));
const others = words.filter((word) => !paths.includes(word));
const jest = spawn(bin('jest'), [...paths, ...others], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --no-warnings' },
});
jest.once('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => jest.kill(signal));
