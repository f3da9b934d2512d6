import { createReadStream, type ReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { KefuError } from '../errors/index.ts';
import { definePermissions, Permit } from '../permissions/index.ts';

export const graphiqlPermissions = definePermissions({
  'graphiql.use': { scopes: ['all'], grants: { administrator: 'all' } },
});

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <title>GraphiQL · Kefu</title>
    <link rel="stylesheet" href="/graphiql/graphiql.css" />
    <style>body { margin: 0 } #graphiql { height: 100dvh }</style>
  </head>
  <body>
    <div id="graphiql"></div>
    <script src="/graphiql/react.js"></script>
    <script src="/graphiql/react-dom.js"></script>
    <script src="/graphiql/graphiql.js"></script>
    <script src="/graphiql/start.js"></script>
  </body>
</html>
`;

const start = `const fetcher = GraphiQL.createFetcher({ url: '/graphql' });
const defaultQuery = '# Runs as yourself, under your own permissions. One operation at a time.\\n{\\n  me {\\n    name\\n    roles\\n  }\\n}\\n';
ReactDOM.createRoot(document.getElementById('graphiql')).render(React.createElement(GraphiQL, { fetcher, defaultQuery }));
`;

const javascript = 'text/javascript; charset=utf-8';
const require = createRequire(import.meta.url);
const parts: Readonly<Record<string, { type: string; open: () => ReadStream | string }>> = {
  'react.js': part('react', 'umd/react.production.min.js', javascript),
  'react-dom.js': part('react-dom', 'umd/react-dom.production.min.js', javascript),
  'graphiql.js': part('graphiql', 'dist/index.umd.js', javascript),
  'graphiql.css': part('graphiql', 'dist/style.css', 'text/css; charset=utf-8'),
  'start.js': { type: javascript, open: () => start },
};

/** A file of a package, found beside its manifest: the bundles for pages are no entries of their packages. */
function part(packageName: string, path: string, type: string): { type: string; open: () => ReadStream } {
  const folder = dirname(require.resolve(`${packageName}/package.json`));
  return { type, open: () => createReadStream(join(folder, path)) };
}

/** GraphiQL for a signed-in developer (X10), served from here: an installation may have no way to the outside. */
@Controller('graphiql')
export class GraphiqlController {
  /** The page. */
  @Get()
  @Permit('graphiql.use')
  @Header('content-type', 'text/html; charset=utf-8')
  page(): string {
    return page;
  }

  /** Its scripts and styles. */
  @Get(':part')
  @Permit('graphiql.use')
  part(@Param('part') name: string): StreamableFile {
    const found = Object.hasOwn(parts, name) ? parts[name] : undefined;
    if (!found) throw new KefuError('NOT_FOUND', 'No such file');
    const content = found.open();
    return typeof content === 'string'
      ? new StreamableFile(Buffer.from(content), { type: found.type })
      : new StreamableFile(content, { type: found.type });
  }
}
