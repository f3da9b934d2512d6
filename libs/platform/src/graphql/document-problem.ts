import { KefuError } from '../errors/index.ts';

/**
 * What graphql-js found wrong with a document or its variables, as a refusal that names the place and leaves out the
 * values: people paste certificates and phones into documents, and errors end up in other people's logs.
 */
export function documentProblem(error: Error): KefuError {
  const wrongVariable = /^Variable "\$(\w+)" (?:of|got|has)/.exec(error.message);
  if (wrongVariable) return variableProblem(wrongVariable[1] ?? '', error.message);
  // What Fastify's schema of the request body says; it names properties only.
  if ('validation' in error) return new KefuError('BAD_INPUT', error.message);
  return new KefuError('BAD_DOCUMENT', withoutValues(error.message));
}

function variableProblem(variable: string, message: string): KefuError {
  const path = / at "([\w.[\]]+)";/.exec(message)?.[1] ?? variable;
  const [code, expected] = expectation(message);
  return new KefuError('BAD_INPUT', `${path}: ${expected}`, {
    fields: [{ path: path.replace(/\[(\d+)\]/g, '.$1'), code, message: expected }],
  });
}

function expectation(message: string): [code: string, expected: string] {
  const missing = /Field "(\w+)" of required type "([\w![\]]+)" was not provided/.exec(message);
  if (missing) return ['MISSING', `${missing[1]} of type ${missing[2]} is missing`];
  const absent = /of required type "([\w![\]]+)" was not provided/.exec(message);
  if (absent) return ['MISSING', `a value of type ${absent[1]} is missing`];
  const unknown = /Field "(\w+)" is not defined by type "(\w+)"/.exec(message);
  if (unknown) return ['UNKNOWN_FIELD', `${unknown[1]} is no field of ${unknown[2]}`];
  const choice = /does not exist in "(\w+)" enum/.exec(message);
  if (choice) return ['WRONG_CHOICE', `must be one of the values of ${choice[1]}`];
  const type = /Expected (?:non-nullable )?(?:type|value of type) "([\w![\]]+)"/.exec(message);
  if (type) return ['WRONG_TYPE', `must be of type ${type[1]}`];
  const scalar = /(\w+) cannot represent/.exec(message);
  if (scalar) return ['WRONG_TYPE', `must be of type ${scalar[1]}`];
  return ['WRONG_TYPE', 'has a wrong value'];
}

function withoutValues(message: string): string {
  return message
    .replace(/\b(Unexpected|found) (String|BlockString|Int|Float)\b[\s\S]*$/, '$1 $2')
    .replace(/(cannot represent [^:]*|has invalid value|found|got invalid value)(?::| "| \{| \[)[\s\S]*$/, '$1 …')
    .replace(/Value "[\s\S]*?" does not exist/, 'The value does not exist')
    .replace(/\d[\d\s-]{5,}[\dXx]?/g, '…')
    .slice(0, 300);
}
