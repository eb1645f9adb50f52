import type { Stuck } from './charte';
import { cookies, setCookie } from './choice';
import { config, type Tracker } from './config';
import { unitsOf, type Choosable } from './units';

/** Whether a name is the tracker's, of which * stands for any text. */
const fits = (tracker: Tracker, name: string): boolean =>
  new RegExp(`^${tracker._name.replace(/[^\w*]/g, '\\$&').replace(/\*/g, '[^]*')}$`).test(name);

/** Every path above the page, as a cookie may have been given it. */
function paths(): string[] {
  const steps = location.pathname.split('/');
  return steps.flatMap((_, i) => {
    const path = steps.slice(0, i + 1).join('/');
    return [path, `${path}/`];
  });
}

/** This host and every domain above it. */
const domains = (): string[] => location.hostname.split('.').map((_, i, all) => all.slice(i).join('.'));

/** Deletes a cookie wherever a script of this page can have set it. */
function drop(name: string, tracker: Tracker): void {
  for (const domain of ['', ...domains(), tracker._domain ?? '']) {
    for (const path of [...paths(), tracker._path ?? '/']) {
      for (const jar of ['', ';Secure', ';Secure;Partitioned']) {
        setCookie(`${name}=;Max-Age=0;Path=${path};Domain=${domain}${jar}`);
      }
    }
  }
}

/** A tracker to erase, with the name of its service, or of the purpose. */
interface Doomed {
  _tracker: Tracker;
  _service: string;
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

function stores(): Store[] {
  const all: Store[] = [{ _kind: 0, _names: () => cookies().map((cookie) => cookie.replace(/=.*/, '')), _drop: drop }];
  if (HAS_STORAGE) all.push(area(1, () => localStorage), area(2, () => sessionStorage));
  if (HAS_DATABASES) {
    all.push({
      _kind: 3,
      _names: async () => (await indexedDB.databases()).flatMap(({ name }) => name ?? []),
      _drop: (name) =>
        new Promise((done) => {
          const request = indexedDB.deleteDatabase(name);
          // A database that a running script holds open goes when the page does.
          request.onsuccess = request.onerror = request.onblocked = done;
        }),
    });
  }
  if (HAS_CACHES) all.push({ _kind: 4, _names: () => caches.keys(), _drop: (name) => caches.delete(name) });
  return all;
}

/** Erases from one store, and gives what is still there. */
async function clear(store: Store, doomed: readonly Doomed[], kept: readonly Tracker[]): Promise<Stuck[]> {
  const here = (name: string) => (tracker: Tracker) => (tracker._kind ?? 0) === store._kind && fits(tracker, name);
  const found = async () =>
    (await store._names()).flatMap((name) => {
      const one = doomed.find(({ _tracker }) => here(name)(_tracker));
      return one && !kept.some(here(name)) ? { ...one, name } : [];
    });
  try {
    for (const { name, _tracker } of await found()) await store._drop(name, _tracker);
    return (await found()).map(({ name, _service }) => ({ name, service: _service, reason: 'remains' }));
  } catch {
    return []; // the browser keeps this store closed to the page
  }
}

/**
 * Erases what these units keep on the device, but nothing that any other unit or
 * an exempt purpose keeps under the same name. Gives what is still there, and
 * what of the withdrawn units is declared to be out of reach.
 */
export async function erase(gone: readonly Choosable[], withdrawn: readonly Choosable[]): Promise<Stuck[]> {
  const stuck: Stuck[] = [];
  const doomed: Doomed[] = [];
  const kept: Tracker[] = [];
  for (const purpose of config._purposes) {
    for (const tracker of purpose._trackers) {
      const owners = unitsOf(purpose).filter((unit) => !tracker._unit || unit._id === tracker._unit);
      const service = owners[0]?._name ?? purpose._title;
      if (!owners.length || !owners.every((unit) => gone.includes(unit))) kept.push(tracker);
      else if (!tracker._stuck) doomed.push({ _tracker: tracker, _service: service });
      else if (owners.some((unit) => withdrawn.includes(unit))) {
        stuck.push({ name: tracker._name, service, reason: tracker._stuck as Stuck['reason'] });
      }
    }
  }
  // A cookie of another path cannot be seen, only named.
  for (const { _tracker } of doomed) if (_tracker._path) drop(_tracker._name, _tracker);
  for (const store of stores()) stuck.push(...(await clear(store, doomed, kept)));
  return stuck;
}
