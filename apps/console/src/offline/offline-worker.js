/**
 * Opens the pages of the fair without a network. It keeps the console's own files and nothing else: no answer of the API's
 * passes through it. Its scope is /fair, so no other page is ever served by it. offline.ts fills in what a release consists of.
 */
const release = '__RELEASE__';
const files = new Set(['__FILES__']);

const kept = `kefu-offline-${release}`;
/** So long a page is waited for, in milliseconds, before the one that is kept is shown. */
const patience = 5000;

self.addEventListener('install', (event) => {
  event.waitUntil(keepRelease());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOtherReleases());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  if (request.mode === 'navigate') event.respondWith(newest(request, '/'));
  else if (request.method !== 'GET' || !files.has(pathname)) return;
  // An asset carries its hash in its name and never changes; what has none must not be older than the release.
  else if (pathname.startsWith('/assets/'))
    event.respondWith(recalled(pathname).then((file) => file ?? fetch(request)));
  else event.respondWith(newest(request, pathname));
});

async function keepRelease() {
  const cache = await caches.open(kept);
  await cache.addAll(files);
  await self.skipWaiting();
}

async function dropOtherReleases() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('kefu-offline-') && name !== kept).map((name) => caches.delete(name)),
  );
}

/** What the server has; where it does not answer, what is kept. */
async function newest(request, pathname) {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patience) });
    if (answer.status < 500) return answer;
    return (await recalled(pathname)) ?? answer;
  } catch (error) {
    const file = await recalled(pathname);
    if (file) return file;
    throw error;
  }
}

async function recalled(pathname) {
  const cache = await caches.open(kept);
  return cache.match(pathname, { ignoreVary: true });
}
