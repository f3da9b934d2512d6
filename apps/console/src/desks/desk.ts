import type { ApolloClient } from '@apollo/client';
import type { ComponentType, ReactNode } from 'react';
import type { MessageId } from './index.ts';

/** Headings of the left rail, in order. */
export const groups = ['accounts', 'sales', 'franchise', 'office', 'administration'] as const;
export type Group = (typeof groups)[number];

/** A page; its code is fetched when somebody goes there. */
export interface DeskPage {
  /** Path below the root, without a leading slash: `traders/:id`. */
  readonly path: string;
  /** What one must hold to enter; none = every signed-in person. */
  readonly permission?: string;
  /** The browser's title, and the page's name in the command palette when it stands in the rail. */
  readonly title: MessageId;
  /** Present when the page stands in the rail; not for who holds `unless`: another page of the rail leads there. */
  readonly rail?: { readonly icon: ReactNode; readonly unless?: string };
  readonly load: () => Promise<{ default: ComponentType }>;
}

/** Something to do from the command palette. */
export interface Command {
  readonly title: MessageId;
  readonly permission?: string;
  /** Where it leads. */
  readonly to: string;
}

/** A record that a search found. */
export interface Found {
  readonly id: string;
  /** The record's own name. */
  readonly name: string;
  /** What tells it from its namesakes: a number, a branch. */
  readonly detail?: string;
  readonly to: string;
}

/** A search of a desk's records from the palette. */
export interface Finder {
  /** Heading over what it found. */
  readonly title: MessageId;
  readonly permission?: string;
  readonly load: () => Promise<{ readonly find: (client: ApolloClient, text: string) => Promise<readonly Found[]> }>;
}

/** A card of the cockpit; renders nothing when there is nothing to do. */
export interface Card {
  readonly key: string;
  readonly permission?: string;
  readonly load: () => Promise<{ default: ComponentType }>;
}

/** All that the shell knows about a desk. */
export interface Desk {
  readonly key: string;
  readonly group: Group;
  readonly pages: readonly DeskPage[];
  readonly commands?: readonly Command[];
  readonly finders?: readonly Finder[];
  readonly cards?: readonly Card[];
  /** A person's own pages, in the menu under her name. */
  readonly own?: readonly Command[];
}

/** Whether a page stands in the rail of somebody who may do so much. */
export function standsInRail(
  { rail, permission }: DeskPage,
  may: (permission: string | undefined) => boolean,
): boolean {
  return rail !== undefined && may(permission) && !(rail.unless !== undefined && may(rail.unless));
}
