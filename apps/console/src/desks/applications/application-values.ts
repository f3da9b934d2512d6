import type {
  EnterApplicationInput,
  SealedApplicationField,
  WholeApplicationFragment,
} from '../../gql/applications/graphql.ts';
import type { Kind } from './kinds.ts';

/** What a trader's fields are called in a wish. */
export const wishFields = [
  'name',
  'certificate',
  'phones',
  'bankCard',
  'branchId',
  'marketOwner',
  'seatNumber',
  'priority',
  'remark',
] as const;
export type WishField = (typeof wishFields)[number];

/** What the form holds. */
export interface Values {
  readonly traderKind?: 'naturalPerson' | 'company';
  readonly traderId?: string | null;
  readonly traderNumber?: string;
  readonly startsOn?: string;
  readonly years?: number;
  readonly effectiveOn?: string;
  readonly closingReason?: NonNullable<WholeApplicationFragment['closingReason']>;
  readonly note?: string;
  /** The fields that a change touches. */
  readonly chosen?: readonly WishField[];
  readonly wish?: {
    readonly name?: string;
    readonly certificate?: string;
    readonly phones?: readonly string[];
    readonly bankCard?: string;
    readonly branchId?: string | null;
    readonly marketOwner?: string;
    readonly seatNumber?: string;
    readonly priority?: boolean;
    readonly remark?: string;
  };
}

/** What every kind of application says, as the server takes it. */
type Words = Omit<EnterApplicationInput, 'kind' | 'traderId' | 'traderKind'>;

const sealedFields: readonly WishField[] = ['certificate', 'phones', 'bankCard'];
export const isSealed = (field: WishField): field is SealedApplicationField => sealedFields.includes(field);

/** As the record names a field. */
export const shownName = (field: WishField): string => (field === 'branchId' ? 'branch' : field);

/** The fields that an application wants already. */
export function wantedOf(application: WholeApplicationFragment | undefined): WishField[] {
  return wishFields.filter((field) => application?.fields.some((each) => each.field === shownName(field)));
}

/** The form as it begins: empty, or what was entered; sealed fields are kept without being shown. */
export function valuesOf(
  kind: Kind,
  application: WholeApplicationFragment | undefined,
  branches: readonly { readonly id: string; readonly name: string }[],
): Values {
  if (!application)
    return { years: 1, ...(kind === 'opening' && { traderKind: 'naturalPerson' as const }), wish: { phones: [''] } };
  const after = (field: WishField): string | undefined =>
    application.fields.find((each) => each.field === shownName(field))?.after ?? undefined;
  const text = (field: 'name' | 'marketOwner' | 'seatNumber' | 'remark'): object => ({ [field]: after(field) ?? '' });
  return {
    traderKind: application.traderKind,
    traderId: application.traderId ?? null,
    traderNumber: application.traderNumber ?? '',
    startsOn: application.startsOn ?? '',
    years: application.years ?? 1,
    effectiveOn: application.effectiveOn ?? '',
    ...(application.closingReason && { closingReason: application.closingReason }),
    note: application.note,
    chosen: wantedOf(application),
    wish: {
      ...text('name'),
      ...text('marketOwner'),
      ...text('seatNumber'),
      ...text('remark'),
      phones: [''],
      branchId: branches.find(({ name }) => name === (after('branchId') ?? application.branch.name))?.id ?? null,
      priority: after('priority') === 'true',
    },
  };
}

/**
 * What was typed, as the server takes it. An opening says only what was filled in; a change says every field that was
 * chosen, also that there is none any more.
 * @param kept sealed fields that stay as they were wanted
 */
export function wordsOf(kind: Kind, values: Values, kept: readonly SealedApplicationField[]): Words {
  const { wish = {} } = values;
  const chosen = kind === 'change' ? (values.chosen ?? []) : wishFields;
  const says = (field: WishField): boolean => chosen.includes(field) && !kept.some((one) => one === field);
  const filled = (text: string | undefined): string | undefined =>
    kind === 'opening' ? text?.trim() || undefined : (text ?? '');
  const typed: Record<WishField, unknown> = {
    name: filled(wish.name),
    certificate: filled(wish.certificate),
    phones: phonesOf(wish.phones),
    bankCard: filled(wish.bankCard),
    branchId: wish.branchId ?? undefined,
    marketOwner: filled(wish.marketOwner),
    seatNumber: filled(wish.seatNumber),
    priority: kind === 'opening' ? wish.priority || undefined : (wish.priority ?? false),
    remark: filled(wish.remark),
  };
  const wanted = Object.fromEntries(
    wishFields.filter((field) => says(field) && typed[field] !== undefined).map((field) => [field, typed[field]]),
  );
  return {
    wish: kind === 'opening' || kind === 'change' ? wanted : null,
    traderNumber: kind === 'opening' ? values.traderNumber?.trim() || null : null,
    startsOn: kind === 'opening' ? values.startsOn || null : null,
    years: kind === 'opening' || kind === 'renewal' ? (values.years ?? 1) : null,
    effectiveOn: kind === 'change' ? values.effectiveOn || null : null,
    closingReason: kind === 'closing' ? (values.closingReason ?? null) : null,
    note: values.note?.trim() || null,
  };
}

function phonesOf(phones: readonly string[] | undefined): string[] | undefined {
  const filled = (phones ?? []).filter((phone) => phone?.trim());
  return filled.length > 0 ? filled : undefined;
}
