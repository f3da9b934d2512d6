import type { DescribedOperation } from './openapi.ts';

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
  section { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: 1rem 0 }
  h2 { font: 600 1rem ui-monospace, monospace; margin: 0 }
  h2 b { display: inline-block; min-width: 4.5rem }
  p { margin: .25rem 0 }
  small { opacity: .75 }
  pre { overflow: auto; padding: .75rem; background: color-mix(in srgb, currentColor 8%, transparent); border-radius: .375rem }
`;

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const html = (text: string): string => text.replace(/[&<>]/g, (mark) => marks[mark] ?? mark);

function shapes(title: string, types: Readonly<Record<string, object>> | undefined): string {
  return Object.entries(types ?? {})
    .map(
      ([type, schema]) =>
        `<p><small>${title}: ${html(type)}</small></p><pre>${html(JSON.stringify(schema, null, 2))}</pre>`,
    )
    .join('');
}

/** The REST operations as a page to read. */
export function openapiPage(operations: readonly DescribedOperation[]): string {
  const sections = operations
    .map(({ name, demands, description }) => {
      const [method = '', path = ''] = name.split(' ');
      return `<section><h2><b>${method}</b> /${html(path.replace(/:(\w+)/g, '{$1}'))}</h2>
<p>${html(description?.summary ?? '')}</p>
<p><small>${demands === 'public' ? 'Open to anyone' : `Demands ${html(demands)}`}</small></p>
${shapes('Send', description?.body)}${shapes(`${description?.status ?? 200}`, description?.answer)}</section>`;
    })
    .join('\n');
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>REST · Kefu</title><style>${style}</style></head>
<body>
<h1>Kefu REST</h1>
<p>What GraphQL does not fit. For tools: <a href="/openapi/openapi.json">openapi.json</a>. Everything else is at <code>/graphql</code>.</p>
<p>Send <code>Authorization: Bearer &lt;API key&gt;</code>. A refusal is <code>{"code", "message", "requestId"}</code>, with <code>fields</code> for a wrong input.</p>
${sections}
</body>
</html>
`;
}
