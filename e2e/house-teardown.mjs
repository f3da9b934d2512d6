import { rmSync } from 'node:fs';

export default async function teardown() {
  const house = globalThis.kefuJourneyHouse;
  if (!house) return;
  await Promise.all(
    house.parts.map(
      (part) =>
        new Promise((done) => {
          // One that ended before its time says so no second time.
          if (part.exitCode !== null || part.signalCode !== null) return done();
          // A browser that a failed journey left open may keep the API waiting for its connection.
          const patience = setTimeout(() => part.kill('SIGKILL'), 15_000);
          part.once('exit', () => {
            clearTimeout(patience);
            done();
          });
          part.kill('SIGTERM');
        }),
    ),
  );
  await house.postgres.stop();
  rmSync(house.folder, { recursive: true, force: true });
}
