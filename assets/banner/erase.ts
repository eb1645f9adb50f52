import type { Stuck } from './charte';
import { cookies, secure, setCookie } from './choice';
import { config, type Tracker, type Unit } from './config';

declare module './config' {
  interface Tracker {
    /** What it belongs to: all of its purpose where it names none. */
    _owners: readonly Unit[];
    /** Name of its service, or of the purpose. */
    _service: string;
  }
}

const all: Tracker[] = config._purposes.flatMap((purpose) =>
  purpose._trackers.map((tracker) => {
    const _owners = purpose._units.filter((unit) => !tracker._unit || unit._id === tracker._unit);
    return Object.assign(tracker, { _owners, _service: _owners[0]?._name ?? purpose._title });
  }),
);

/** Whether all that a tracker belongs to is refused; what is exempt belongs to nothing. */
const gone = ({ _owners }: Tracker): boolean => !!_owners[0] && _owners.every((unit) => unit._gone);

/** Whether a name is the tracker's, of which * stands for any text. */
const fits = (tracker: Tracker, name: string): boolean =>
  new RegExp(`^${tracker._name.replace(/[^\w*]/g, '\\$&').replace(/\*/g, '[^]*')}$`).test(name);

/** Deletes a cookie on every domain and path on which a script of this page can have set it. */
function drop(name: string, tracker: Tracker): void {
  const domains = [''];
  const paths = [];
  // No script can set a cookie on the last part of a name, nor on a part of an IP address.
  for (let one = location.hostname; /\..*[a-z]/.test(one); one = one.replace(/.*?\./, '')) domains.push(one);
  for (let one = `${location.pathname}/`; one; one = one.replace(/[^/]*\/$/, '')) paths.push(one);
  if (HAS_PLACES) domains.push(tracker._domain ?? '');
  if (HAS_PLACES) paths.push(`${tracker._path ?? ''}/`);
  for (const domain of domains) {
    for (const path of paths.flatMap((one) => [one, one.slice(0, -1)])) {
      // Only what came over TLS can be partitioned.
      for (const jar of new Set([secure(), secure() && ';Secure;Partitioned'])) {
        setCookie(`${name}=;Max-Age=0;Path=${path};Domain=${domain}${jar}`);
      }
    }
  }
}

/** One place where names are kept. */
interface Store {
  /** As in Tracker: absent where cookies are kept. */
  _kind?: number;
  _names(): string[] | Promise<string[]>;
  _drop(name: string, tracker: Tracker): unknown;
}

const area = (kind: number, storage: () => Storage): Store => ({
  _kind: kind,
  _names: () => Object.keys(storage()),
  _drop: (name) => storage().removeItem(name),
});

function stores(): Store[] {
  const kept: Store[] = [{ _names: () => cookies().map((cookie) => cookie.replace(/=.*/, '')), _drop: drop }];
  if (HAS_STORAGE) kept.push(area(1, () => localStorage), area(2, () => sessionStorage));
  if (HAS_DATABASES) {
    kept.push({
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
  if (HAS_CACHES) kept.push({ _kind: 4, _names: () => caches.keys(), _drop: (name) => caches.delete(name) });
  return kept;
}

/** Erases from one store, and gives what is still there. */
async function clear({ _kind, _names, _drop }: Store): Promise<Stuck[]> {
  const stuck: Stuck[] = [];
  for (const name of await _names()) {
    const same = all.filter((tracker) => tracker._kind === _kind && fits(tracker, name));
    const [first] = same;
    if (!first || !same.every(gone)) continue;
    await _drop(name, first);
    if ((await _names()).includes(name)) stuck.push({ name, service: first._service, reason: 'remains' });
  }
  return stuck;
}

/**
 * Erases what refused units keep on the device, but nothing that any other unit
 * or an exempt purpose keeps under the same name. Gives what is still there, and
 * what of the withdrawn units is declared to be out of reach.
 */
export async function erase(withdrawn: readonly Unit[] = []): Promise<Stuck[]> {
  const stuck: Stuck[] = [];
  if (HAS_PLACES || HAS_STUCK) {
    for (const tracker of all.filter(gone)) {
      const { _name: name, _service: service, _stuck: reason } = tracker;
      // A cookie of another path cannot be seen, only named.
      if (tracker._path) drop(name, tracker);
      if (reason && tracker._owners.some((unit) => withdrawn.includes(unit))) stuck.push({ name, service, reason });
    }
  }
  // A store that the browser keeps closed to the page is passed over.
  for (const store of stores()) stuck.push(...(await clear(store).catch(() => [])));
  return stuck;
}
