// Before the first paint, so that a dark room is not lit by a white page. src/shell/appearance.tsx owns the key.
(() => {
  const chosen = localStorage.getItem('kefu.appearance');
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.appearance = dark ? 'dark' : 'light';
})();
