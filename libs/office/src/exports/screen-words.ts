import type { Language } from '@kefu/platform/language';

/** Words by their ids in the console, such as `audit.action.task.done`, in each language that was built. */
export type ScreenTexts = Readonly<Partial<Record<Language, Readonly<Record<string, string>>>>>;

/**
 * Words that only the console has, such as those of the audit's actions and of permissions: a file says them as the screen does.
 * The installation gives them, once its console is built; what it has no word for is said as it is recorded.
 */
export class ScreenWords {
  readonly #find: () => ScreenTexts | undefined;
  #texts: ScreenTexts | undefined;

  constructor(find: () => ScreenTexts | undefined) {
    this.#find = find;
  }

  /** A key of an open vocabulary in words: `say('audit.action', 'task.done', 'en')`; the key itself where there are none. */
  say(group: string, key: string, language: Language): string {
    this.#texts ??= this.#find();
    return this.#texts?.[language]?.[`${group}.${key}`] ?? key;
  }
}
