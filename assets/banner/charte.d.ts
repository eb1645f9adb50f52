// Types of the script that a product includes. A site written in TypeScript
// copies this file, or references it; it declares `window.charte`.

/** Something that stays on the device after a withdrawal, and why. */
export interface Stuck {
  /** Name of the cookie, key, database or cache; a pattern where it was declared so. */
  readonly name: string;
  /** Name of the service, or of the purpose where no service is named. */
  readonly service: string;
  /** http-only: only a server can erase it; service: it is kept at the service's own address; remains: it is still there. */
  readonly reason: 'http-only' | 'service' | 'remains';
}

/** The state of the visitor's choice. */
export interface Status {
  /** Identifier of the product. */
  readonly product: string;
  /** Changes with what consent is given to, and with nothing else. */
  readonly revision: string;
  /** When the visitor chose, in milliseconds since 1970; undefined before. */
  readonly time: number | undefined;
  /** Whether everything that is asked has been answered. */
  readonly complete: boolean;
  /** Whether the browser sends Global Privacy Control and the banner heeds it. */
  readonly signal: boolean;
  /** By id of a purpose or service: whether all of it is allowed now. */
  readonly allowed: Readonly<Record<string, boolean>>;
  /** Ids of the services, or purposes, that still need an answer. */
  readonly asked: readonly string[];
  /** What the last withdrawal could not erase. */
  readonly stuck: readonly Stuck[];
}

/** ready: the script runs; change: the choice changed; show: the first layer is on screen; open, close: the dialog. */
export type EventType = 'ready' | 'change' | 'show' | 'open' | 'close';

export interface Charte {
  /** Opens the dialog, where there is something to choose. */
  open(): void;
  /** Allows purposes or services; without ids everything that is asked. */
  accept(ids?: string | readonly string[]): void;
  /** Refuses everything. */
  refuse(): void;
  /** Takes back what was allowed, and erases what it stored; without ids everything. */
  withdraw(ids?: string | readonly string[]): void;
  status(): Status;
  /** Calls back at each event; the result stops it. */
  on(type: EventType, listener: (status: Status) => void): () => void;
}

declare global {
  interface Window {
    charte?: Charte;
  }
  interface WindowEventMap {
    'charte:ready': CustomEvent<Status>;
    'charte:change': CustomEvent<Status>;
    'charte:show': CustomEvent<Status>;
    'charte:open': CustomEvent<Status>;
    'charte:close': CustomEvent<Status>;
  }
}
