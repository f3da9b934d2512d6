import { allPermissions } from '@kefu/platform/permissions';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { allLifecycles } from '../lifecycle/index.ts';
import { type ApprovalRoute, allApprovalRoutes } from './approval-route.ts';

/** Refuses to boot when a route names a permission or a transition that is not there. */
@Injectable()
export class ApprovalRoutesCheck implements OnModuleInit {
  onModuleInit(): void {
    const faults = [...allApprovalRoutes().values()].flatMap(faultsOf);
    if (faults.length > 0) throw new Error(`Approval routes: ${faults.join('; ')}`);
  }
}

function faultsOf({ key, subject, steps, moves, last }: ApprovalRoute): string[] {
  const versions = [...allLifecycles().values()]
    .filter((definition) => definition.subject === subject)
    .flatMap((definition) => definition.versions);
  const transitions = new Set(versions.flatMap((version) => Object.keys(version.transitions)));
  return [
    ...steps.flatMap(({ permission, escalateTo }) =>
      [permission ?? escalateTo, escalateTo].filter((name) => !allPermissions().has(name)),
    ),
    ...[...steps.map((step) => step.approve), moves.return, moves.reject, ...(last ? [last] : [])].filter(
      (name) => !transitions.has(name),
    ),
  ].map((name) => `${key} names ${name}, which is not declared`);
}
