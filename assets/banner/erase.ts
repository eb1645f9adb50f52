import type { Stuck } from './charte';
import { cookies, setCookie } from './choice';
import { config, type Tracker } from './config';
import { REASONS } from './lists';
import { purposeTexts } from './language';
import { allowed, positionsIn } from './units';

/** A tracker with the name of the service, or purpose, that it belongs to. */
type Owned = readonly [tracker: Tracker, owner: string];

/** Finds names by an exact name or a pattern in which * stands for any text. */
const pattern = (name: string): RegExp =>
  new RegExp(`^${name.replace(/[^\w*]/g, '\\$&').replace(/\*/g, '[^]*')}$`);

const matches = (trackers: readonly Owned[], kind: number, name: string): Owned | undefined =>
  trackers.find(([tracker]) => (tracker._kind ?? 0) === kind && pattern(tracker._name).test(name));

/** The trackers of every purpose, parted into those to erase and those to keep. */
function part(gone: ReadonlySet<number>): [erase: Owned[], keep: Owned[]] {
  const parts: [Owned[], Owned[]] = [[], []];
  for (const purpose of config._purposes) {
    const here = positionsIn(purpose);
    const title = purposeTexts(purpose)?._title ?? '';
    const own = here.length && here.every((at) => gone.has(at)) ? 0 : 1;
    for (const tracker of purpose._trackers ?? []) parts[own].push([tracker, title]);
    for (const [i, unit] of (purpose._units ?? []).entries()) {
      const at = here[i] ?? -1;
      const side = gone.has(at) ? 0 : allowed(at) ? 1 : undefined;
      for (const tracker of unit._trackers ?? []) {
        if (side !== undefined) parts[side].push([tracker, unit._name ?? title]);
      }
    }
  }
  return parts;
}

/** Every path above the page, as a cookie may have been given it. */
function paths(): string[] {
  const steps = location.pathname.split('/');
  return ['/', ...steps.flatMap((_, i) => {
    const path = steps.slice(0, i + 1).join('/');
    return path ? [path, `${path}/`] : [];
  })];
}

/** This host and every domain above it; "" is a cookie of this host only. */
const domains = (): string[] => ['', ...location.hostname.split('.').map((_, i, all) => all.slice(i).join('.'))];

/** Deletes a cookie wherever a script of this page can have set it. */
function drop(name: string, tracker: Tracker): void {
  for (const domain of [...domains(), tracker._domain ?? '']) {
    for (const path of [...paths(), tracker._path ?? '/']) {
      for (const jar of ['', ';Secure', ';Secure;Partitioned']) {
        setCookie(`${name}=;Max-Age=0;Path=${path}${domain && `;Domain=${domain}`}${jar}`);
      }
    }
  }
}

/** One place where names are kept. */
interface Store {
  _kind: number;
  _names(): string[] | Promise<string[]>;
  _drop(name: string, tracker: Tracker): unknown;
}

const area = (kind: number, storage: () => Storage): Store => ({
  _kind: kind,
  _names: () => Object.keys(storage()),
  _drop: (name) => storage().removeItem(name),
});

const stores: Store[] = [{ _kind: 0, _names: () => cookies().map(([name]) => name), _drop: drop }];
if (HAS_STORAGE) stores.push(area(1, () => localStorage), area(2, () => sessionStorage));
if (HAS_DATABASES) {
  stores.push({
    _kind: 3,
    _names: async () => (await indexedDB.databases()).flatMap(({ name }) => name ?? []),
    _drop: (name) => new Promise((done) => {
      const request = indexedDB.deleteDatabase(name);
      // A database that a running script holds open goes when the page does.
      request.onsuccess = request.onerror = request.onblocked = done;
    }),
  });
}
if (HAS_CACHES) stores.push({ _kind: 4, _names: () => caches.keys(), _drop: (name) => caches.delete(name) });

/** Erases from one store, and gives what is still there. */
async function clear(store: Store, erase: readonly Owned[], keep: readonly Owned[]): Promise<Owned[]> {
  const found = async (): Promise<Owned[]> =>
    (await store._names()).flatMap((name) => {
      const owned = matches(erase, store._kind, name);
      return owned && !matches(keep, store._kind, name) ? [[{ ...owned[0], _name: name }, owned[1]] as const] : [];
    });
  for (const [tracker] of await found()) await store._drop(tracker._name, tracker);
  return found();
}

/**
 * Erases what units that are refused keep on the device, but nothing that an
 * allowed or exempt one keeps under the same name. Gives what is still there,
 * and what is declared to be out of reach among the trackers of withdrawn units.
 */
export async function erase(gone: ReadonlySet<number>, withdrawn: ReadonlySet<number>): Promise<Stuck[]> {
  const [doomed, keep] = part(gone);
  const stuck: Stuck[] = [];
  for (const [tracker, service] of part(withdrawn)[0]) {
    const reason = REASONS[tracker._stuck ?? 0];
    if (reason) stuck.push({ name: tracker._name, service, reason });
  }
  const erasable = doomed.filter(([tracker]) => !tracker._stuck);
  // A cookie of another path cannot be seen, only named.
  for (const [tracker] of erasable) if (tracker._path && !tracker._kind) drop(tracker._name, tracker);
  for (const store of stores) {
    try {
      for (const [{ _name }, service] of await clear(store, erasable, keep)) {
        stuck.push({ name: _name, service, reason: 'remains' });
      }
    } catch {
      // The browser keeps this store closed to the page.
    }
  }
  return stuck;
}
