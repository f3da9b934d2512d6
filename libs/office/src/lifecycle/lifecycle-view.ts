import { currentContext } from '@kefu/platform/context';
import { KefuError } from '@kefu/platform/errors';
import type { Language } from '@kefu/platform/language';
import { AvailableTransition, BlockingReason, CaseState, ChartTransition, LifecycleChart } from './lifecycle.types.ts';
import type { LifecycleCase } from './lifecycle-binding.ts';
import { allLifecycles, type LifecycleVersion } from './lifecycle-definition.ts';
import { type OfferedTransition, versionOf } from './lifecycles.ts';

/** A case's state in the words of the caller's language. */
export function caseState(subject: Pick<LifecycleCase, 'lifecycle' | 'lifecycleVersion' | 'state'>): CaseState {
  return stateOf(versionOf(subject), subject.state);
}

/** What a case's state is called, in a language that need not be the caller's: a list as a file keeps that of the page it was asked from. */
export function stateTitle(
  subject: Pick<LifecycleCase, 'lifecycle' | 'lifecycleVersion' | 'state'>,
  language: Language,
): string {
  return versionOf(subject).states[subject.state]?.title[language] ?? subject.state;
}

/** What the caller may do with a case, in the words of their language. */
export function availableTransitions(offered: readonly OfferedTransition[]): AvailableTransition[] {
  const { language } = currentContext();
  return offered.map(({ key, transition, reasons }) =>
    Object.assign(new AvailableTransition(), {
      key,
      title: transition.title[language],
      to: transition.to,
      needsReason: transition.needsReason ?? false,
      reasons: reasons.map((reason) => BlockingReason.of(reason, language)),
    }),
  );
}

/** A lifecycle as the console draws it. @throws KefuError NOT_FOUND */
export function lifecycleChart(key: string, version: number): LifecycleChart {
  const definition = allLifecycles()
    .get(key)
    ?.versions.find((each) => each.version === version);
  if (!definition) throw new KefuError('NOT_FOUND', 'No such lifecycle');
  const { language } = currentContext();
  return Object.assign(new LifecycleChart(), {
    key,
    version,
    initial: definition.initial,
    states: Object.keys(definition.states).map((state) => stateOf(definition, state)),
    transitions: Object.entries(definition.transitions).map(([each, { title, from, to }]) =>
      Object.assign(new ChartTransition(), { key: each, title: title[language], from: [...from], to }),
    ),
  });
}

function stateOf(version: LifecycleVersion, key: string): CaseState {
  const state = version.states[key];
  if (!state) throw new Error(`No state ${key}`);
  const title = state.title[currentContext().language];
  return Object.assign(new CaseState(), { key, title, tone: state.tone, final: state.final ?? false });
}
