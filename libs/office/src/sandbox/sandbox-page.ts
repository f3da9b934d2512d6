/** What the page shows of a message. */
export interface ShownMessage {
  readonly at: string;
  readonly to: string;
  readonly text: string;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

/** A page that shows what arrived at the sandbox, the latest first; at most 500. */
export function sandboxPage(accepted: readonly ShownMessage[], unreached?: string): string {
  const note = unreached
    ? `<p>尾號 ${unreached} 的號碼收不到短信，回執為未送達 · Numbers ending in ${unreached} are never reached</p>`
    : '';
  const rows = accepted
    .slice(-500)
    .toReversed()
    .map(
      ({ at, to, text }) =>
        `<tr><td>${escapeHtml(new Date(at).toLocaleString('zh-Hant', { timeZone: 'Asia/Shanghai', hour12: false }))}</td><td>${escapeHtml(to)}</td><td>${escapeHtml(text)}</td></tr>`,
    );
  return `<!doctype html><html lang="zh-Hant"><head><meta charset="utf-8"><title>Sandbox gateway</title>
<meta http-equiv="refresh" content="5"><style>
:root{color-scheme:light dark}body{font:14px system-ui,sans-serif;margin:24px}table{border-collapse:collapse}
td,th{padding:6px 12px;border-bottom:1px solid #8884;text-align:left;vertical-align:top}td{font-variant-numeric:tabular-nums}
</style></head><body><h1>沙箱網關 · Sandbox gateway</h1><p>${accepted.length} 條 · messages</p>${note}
<table><thead><tr><th>時間</th><th>號碼</th><th>內容</th></tr></thead><tbody>${rows.join('')}</tbody></table></body></html>`;
}
