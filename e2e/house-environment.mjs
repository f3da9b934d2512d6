/** A journey that fails tells what its pages showed: where nobody can look, a timeout alone says nothing. */
import { TestEnvironment } from 'jest-environment-node';

export default class HouseEnvironment extends TestEnvironment {
  async handleTestEvent(event) {
    if (event.name !== 'test_fn_failure' && event.name !== 'hook_failure') return;
    // Tests live in this process's own world (libs/platform/testing/runtime.cjs), not in one of Jest's making.
    const told = await globalThis.kefuTellPages?.().catch(({ message }) => message);
    if (told && event.error?.stack) event.error.stack += `\n\n${told}`;
  }
}
