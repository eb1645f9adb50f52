import type { Stuck } from './charte';
import { cookies, setCookie } from './choice';
import { config, type Tracker, type Unit } from './config';

/** Whether a name is the tracker's, of which * stands for any text. */
const fits = (tracker: Tracker, name: string): boolean =>
  new RegExp(`^${tracker._name.replace(/[^\w*]/g, '\\$&').replace(/\*/g, '[^]*')}$`).test(name);

/** Deletes a cookie on every domain and path on which a script of this page can have set it. */
function drop(name: string, tracker: Tracker): void {
  const domains = location.hostname.split('.').map((_, i, all) => all.slice(i).join('.'));
  const paths = location.pathname.split('/').map((_, i, all) => all.slice(0, i + 1).join('/'));
  if (HAS_PLACES) domains.push(tracker._domain ?? '');
  if (HAS_PLACES) paths.push(tracker._path ?? '');
  for (const domain of ['', ...domains]) {
    for (const path of paths.flatMap((one) => [one, `${one}/`])) {
      for (const jar of ['', ';Secure', ';Secure;Partitioned']) {
        setCookie(`${name}=;Max-Age=0;Path=${path};Domain=${domain}${jar}`);
      }
    }
  }
}

/** A tracker with what is to happen to it. */
interface Declared extends Tracker {
  /** Name of its service, or of the purpose. */
  _service: string;
  /** All that it belongs to is refused. */
  _gone: boolean;
  /** Something that it belongs to has just been withdrawn. */
  _withdrawn: boolean;
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
          indexedDB.deleteDatabase(name).onsuccess = done;
          // A database that a running script holds open goes when the page does;
          // nothing is heard of it until then.
          setTimeout(done, 400);
        }),
    });
  }
  if (HAS_CACHES) all.push({ _kind: 4, _names: () => caches.keys(), _drop: (name) => caches.delete(name) });
  return all;
}

/** Erases from one store, and gives what is still there. */
async function clear(store: Store, all: readonly Declared[]): Promise<Stuck[]> {
  const found = async () =>
    (await store._names()).flatMap((name) => {
      const same = all.filter((tracker) => (tracker._kind ?? 0) === store._kind && fits(tracker, name));
      const [first] = same;
      return first && same.every((tracker) => tracker._gone) ? { name, first } : [];
    });
  try {
    for (const { name, first } of await found()) await store._drop(name, first);
    return (await found()).map(({ name, first }) => ({ name, service: first._service, reason: 'remains' }));
  } catch {
    return []; // the browser keeps this store closed to the page
  }
}

/**
 * Erases what these units keep on the device, but nothing that any other unit or
 * an exempt purpose keeps under the same name. Gives what is still there, and
 * what of the withdrawn units is declared to be out of reach.
 */
export async function erase(gone: readonly Unit[], withdrawn: readonly Unit[]): Promise<Stuck[]> {
  const all: Declared[] = config._purposes.flatMap((purpose) =>
    purpose._trackers.map((tracker) => {
      const owners = purpose._units.filter((unit) => !tracker._unit || unit._id === tracker._unit);
      return {
        ...tracker,
        _service: owners[0]?._name ?? purpose._title,
        _gone: owners.length > 0 && owners.every((unit) => gone.includes(unit)),
        _withdrawn: HAS_STUCK && owners.some((unit) => withdrawn.includes(unit)),
      };
    }),
  );
  const stuck: Stuck[] = [];
  if (HAS_PLACES || HAS_STUCK) {
    for (const tracker of all.filter((one) => one._gone)) {
      const { _name: name, _service: service, _stuck: reason } = tracker;
      // A cookie of another path cannot be seen, only named.
      if (tracker._path) drop(name, tracker);
      if (reason && tracker._withdrawn) stuck.push({ name, service, reason });
    }
  }
  for (const store of stores()) stuck.push(...(await clear(store, all)));
  return stuck;
}
