/**
 * Makes src/gql/<desk> (typed documents) from the committed schema and the *.graphql files of each desk and of the
 * shell; fragments in src/ui belong to each of them. The folder is ignored by git: many desks editing one generated file would never merge. One folder per desk,
 * so that a desk's documents load with the desk. Does nothing when nothing changed.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const home = resolve(import.meta.dirname, '..');
const schema = resolve(home, '../api/schema.graphql');
const out = join(home, 'src/gql');
const stampFile = join(out, '.made-from');

const documents = readdirSync(join(home, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.graphql'))
  .toSorted();

const hash = createHash('sha256');
for (const file of [
  schema,
  join(import.meta.dirname, 'codegen.mjs'),
  ...documents.map((path) => join(home, 'src', path)),
]) {
  hash.update(file.slice(home.length)).update(readFileSync(file)).update('\0');
}
const stamp = hash.digest('hex');

if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  rmSync(out, { recursive: true, force: true });
  // The generator's core, without its command line, which would bring 170 packages to every first start.
  const [{ codegen }, { preset }, { buildSchema, parse, print }] = await Promise.all([
    import('@graphql-codegen/core'),
    import('@graphql-codegen/client-preset'),
    import('graphql'),
  ]);
  const sdl = readFileSync(schema, 'utf8');
  const known = { schema: parse(sdl), schemaAst: buildSchema(sdl) };
  const desks = new Map();
  const shared = documents.filter((path) => deskOf(path) === 'ui');
  for (const path of documents.filter((path) => !shared.includes(path)))
    desks.set(deskOf(path), [...(desks.get(deskOf(path)) ?? []), path]);
  for (const [desk, paths] of desks) {
    const files = await preset.buildGeneratesSection({
      ...known,
      baseOutputDir: join(out, desk, '/'),
      presetConfig: { fragmentMasking: false },
      plugins: [],
      pluginMap: {},
      documents: [...paths, ...shared].map((path) => {
        const document = parse(readFileSync(join(home, 'src', path), 'utf8'), { noLocation: true });
        return { location: join(home, 'src', path), rawSDL: print(document), document };
      }),
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        defaultScalarType: 'string',
        scalars: { Fen: 'number', JSON: 'unknown', JSONObject: 'Record<string, unknown>' },
      },
    });
    mkdirSync(join(out, desk), { recursive: true });
    for (const file of files) writeFileSync(file.filename, await codegen({ ...known, ...file }));
  }
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'possible-types.ts'), await possibleTypes());
  writeFileSync(stampFile, stamp);
}

/**
 * Which types the unions and interfaces may turn out to be that fragments are written on. Without it the cache takes
 * such a fragment for one that does not fit, and drops its fields from the answer without a word.
 */
async function possibleTypes() {
  const { buildSchema, isAbstractType, parse, visit } = await import('graphql');
  const built = buildSchema(readFileSync(schema, 'utf8'));
  const possible = {};
  const note = ({ typeCondition }) => {
    const type = typeCondition && built.getType(typeCondition.name.value);
    if (type && isAbstractType(type)) possible[type.name] = built.getPossibleTypes(type).map(({ name }) => name);
  };
  for (const path of documents) {
    visit(parse(readFileSync(join(home, 'src', path), 'utf8')), { FragmentDefinition: note, InlineFragment: note });
  }
  return `export const possibleTypes = ${JSON.stringify(possible, undefined, 2)};\n`;
}

/** `desks/traders/x.graphql` → `traders`; `shell/x.graphql` → `shell`. */
function deskOf(path) {
  const [first = '', second = ''] = path.split('/');
  return first === 'desks' ? second : first;
}
