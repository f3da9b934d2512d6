import { RigPostgres } from './ground.ts';
import { readOptions, UsageError, usage } from './options.ts';
import { endAll, holds, lastLine, type RunResult, runMessages } from './run.ts';

/**
 * `npm run rig`: tells each run in a few lines, of which the last is the figures alone. Ends with 1 when something was lost,
 * doubled or told wrongly.
 */
const endings: (() => Promise<void>)[] = [];
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void endAll(endings).finally(() => process.exit(130));
  });
}

function tell(result: RunResult): void {
  const { planned, plannedAgain, untrue, states, blows, crashes, gateway, strayReceipts, ended, restored } = result;
  const facts = {
    ledger: { planned, plannedAgain, untrue, strayReceipts, ended, states },
    gateway,
    blows: { ...blows, crashes },
    ...(restored && { restored }),
  };
  for (const [name, fact] of Object.entries(facts)) process.stdout.write(`${name.padEnd(8)}${JSON.stringify(fact)}\n`);
  process.stdout.write(`${lastLine(result)}\n`);
}

try {
  const runs = readOptions(process.argv.slice(2));
  const postgres = await RigPostgres.start();
  endings.push(() => postgres.end());
  let held = true;
  for (const options of runs) {
    if (runs.length > 1) process.stdout.write(`${options.gateway} gateway, queues in ${options.backend}\n`);
    const result = await runMessages(options, postgres, endings);
    tell(result);
    held &&= holds(result);
  }
  await endAll(endings);
  process.exit(held ? 0 : 1);
} catch (error) {
  if (!stopping) {
    await endAll(endings);
    process.stderr.write(
      error instanceof UsageError ? `${error.message}\n\n${usage}\n` : `${(error as Error).stack}\n`,
    );
    process.exit(2);
  }
}
