const { existsSync, readFileSync } = require('node:fs');
const { isBuiltin } = require('node:module');
const { pathToFileURL } = require('node:url');
const { SyntheticModule } = require('node:vm');
const { default: JestRuntime } = require('jest-runtime');

/**
 * Jest evaluates every module anew for every test file: some five thousand of them for a file that opens the API, which is most
 * of its time. Here, what no test changes is evaluated once in a process and shared by all the files that run in it: packages,
 * and this repository's libraries as `tsc -b` compiled them. Tests, factories and the libraries' `testing` folders stay Jest's own.
 *
 * A test file that declares something for its whole process says `@own-modules` at its head, and Jest does with it as always.
 */
module.exports = class Runtime extends JestRuntime {
  constructor(...args) {
    super(...args);
    const testFile = args[6];
    if (readFileSync(testFile, 'utf8').startsWith('/** @own-modules')) return;
    const shared = new Map();
    const loader = this.esmLoader;
    // Tests live in the same world as what they import: else `instanceof Promise` is false between the two.
    loader.getContext = () => undefined;
    // `expect` lives in Jest's own; it goes by these names.
    Object.assign(args[1].global, world);
    const resolveModule = loader.resolveModule.bind(loader);
    loader.resolveModule = async (specifier, from, context) => {
      if (specifier === '@jest/globals' || isBuiltin(specifier)) return resolveModule(specifier, from, context);
      const file = compiled(await this._resolution.resolveEsmAsync(from, specifier));
      if (!file) return resolveModule(specifier, from, context);
      if (!shared.has(file)) shared.set(file, standIn(file, await import(pathToFileURL(file).href)));
      return shared.get(file);
    };
  }
};

const world = {
  Array,
  BigInt,
  Boolean,
  Date,
  Error,
  Function,
  Map,
  Number,
  Object,
  Promise,
  RegExp,
  Set,
  String,
  Symbol,
};

/** The file that Node itself would run for this one, or nothing if it is the tests' own. */
function compiled(file) {
  if (file.includes('/node_modules/')) return file;
  if (!/\/libs\/[^/]+\/src\//.test(file) || /\/testing\/|\.(spec|it)\.ts$/.test(file)) return undefined;
  const script = file.replace(/(\/libs\/[^/]+)\/src\//, '$1/dist/').replace(/\.ts$/, '.js');
  return existsSync(script) ? script : undefined;
}

/** A module for Jest's linker that has what the process's own one exports. */
function standIn(file, evaluated) {
  const names = Object.keys(evaluated);
  return new SyntheticModule(
    names,
    function () {
      for (const name of names) this.setExport(name, evaluated[name]);
    },
    { identifier: file },
  );
}
