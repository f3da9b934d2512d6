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
          part.once('exit', done);
          part.kill('SIGTERM');
        }),
    ),
  );
  await house.postgres.stop();
  rmSync(house.folder, { recursive: true, force: true });
}
