import { config } from './config';
import { granted } from './status';
import { allows } from './units';

/** Puts an entry into Google's queue. */
function push(entry: unknown): void {
  const page = window as { dataLayer?: unknown[] };
  (page.dataLayer ??= []).push(entry);
}

/** A command, as the arguments of a function: Google passes over arrays. */
function gtag(..._command: unknown[]): void {
  push(arguments);
}

/** All seven types: one that is never set counts as granted. */
const types = (is: (id: string) => boolean): Record<string, string> =>
  Object.fromEntries(
    Object.entries(config._types ?? {}).map(([type, ids]) => [type, ids.every(is) ? 'granted' : 'denied']),
  );

/** Denies everything, before any other command can be in the queue. */
export function denyGoogle(): void {
  gtag('consent', 'default', types(() => false));
  gtag('set', 'ads_data_redaction', true);
}

/** Says what is allowed now, to tags and to triggers. */
export function tellGoogle(): void {
  gtag('consent', 'update', types(allows));
  push({ event: 'charte_consent', charte_allowed: granted() });
}
