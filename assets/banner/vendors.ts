import { config, type Vendor } from './config';
import { denyGoogle, tellGoogle } from './google';
import { leaveChatwoot } from './chatwoot';
import { allows } from './units';

type Method = (...args: unknown[]) => unknown;

/** A vendor's object, or what stands in its place until its script is there. */
type Spoken = Record<string, Method | undefined>;

/** The function of Clarity's own snippet, which keeps what it is told. */
function stub(): Spoken {
  const kept: { (...args: unknown[]): void; q?: unknown[] } = function () {
    (kept.q ??= []).push(arguments);
  };
  return kept as unknown as Spoken;
}

/** Tells a vendor what it expects at the start, on consent (1) or on withdrawal (2). */
function say(vendor: Vendor, when: 0 | 1 | 2): void {
  const page = window as unknown as Record<string, Spoken | undefined>;
  if (HAS_QUEUES && vendor._stub === 1) page[vendor._object] ??= [] as unknown as Spoken;
  if (HAS_CLARITY && vendor._stub === 2) page[vendor._object] ??= stub();
  for (const [method, ...args] of vendor._calls[when] ?? []) {
    page[vendor._object]?.[String(method)]?.(...args);
  }
}

/** Calls what may fail: a vendor's mistake must not keep anything from being refused. */
function safely(call: () => void): void {
  try {
    call();
  } catch {
    // It is then as if the vendor had not been there.
  }
}

/** Says that nothing is allowed, before any vendor can read what is. */
export function prepare(): void {
  if (HAS_GOOGLE) safely(denyGoogle);
  if (HAS_VENDORS) config._vendors?.forEach((vendor) => safely(() => say(vendor, 0)));
}

/** Tells a vendor what has changed for it. */
function tell(vendor: Vendor): void {
  const now = allows(vendor._id);
  if (now === !!vendor._told) return;
  vendor._told = now;
  safely(() => say(vendor, now ? 1 : 2));
  if (HAS_CHATWOOT && !now && vendor._object === '$chatwoot') safely(leaveChatwoot);
}

/** Tells what is allowed now: before it is let in, and before what is withdrawn is erased. */
export function inform(): void {
  if (HAS_GOOGLE) safely(tellGoogle);
  if (HAS_VENDORS) config._vendors?.forEach(tell);
}
