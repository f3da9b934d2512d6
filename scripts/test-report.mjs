import { writeFileSync } from 'node:fs';

/**
 * What `npm test` hears of Vitest: a line for every file with its seconds, and at the end the counts, as JSON in the
 * file that KEFU_TEST_REPORT names. Whatever did not pass has failed: a test that was skipped or is still to be
 * written, a hook that broke, a file that broke at import or was never reached, an error that no test caught.
 */
export default class TestReport {
  #wanted = [];

  onTestRunStart(specifications) {
    this.#wanted = specifications;
  }

  onTestModuleEnd(file) {
    const seconds = (file.diagnostic().duration / 1000).toFixed(1);
    process.stdout.write(`${failuresOf(file) ? 'FAIL' : 'PASS'} ${file.relativeModuleId} (${seconds} s)\n`);
  }

  onTestRunEnd(files, errors) {
    const tests = files.flatMap((file) => [...file.children.allTests()]);
    const unreached = this.#wanted.filter(({ testModule }) => !testModule || testModule.state() === 'pending').length;
    const failed = files.reduce((sum, file) => sum + failuresOf(file), 0) + unreached + errors.length;
    writeFileSync(process.env.KEFU_TEST_REPORT, JSON.stringify({ passed: tests.filter(passed).length, failed }));
  }
}

function passed(test) {
  return test.result().state === 'passed';
}

function failuresOf(file) {
  const tests = [...file.children.allTests()];
  const suites = [file, ...file.children.allSuites()];
  return tests.filter((test) => !passed(test)).length + suites.filter((suite) => suite.errors().length > 0).length;
}
