import { config, CONSENT, type Purpose, type Unit } from './config';

/** Every unit, in the order of the bits of the choice cookie. */
export const units: Unit[] = config._purposes.flatMap((purpose) => purpose._units ?? []);

/** What the visitor said about each unit; undefined: nothing yet. */
export const answers: (boolean | undefined)[] = units.map(() => undefined);

/** Units that the visitor loaded for this page only. */
export const once = new Set<number>();

/** Units of which something ran on this page: only a reload stops those. */
export const ran = new Set<number>();

export const allowed = (at: number): boolean => !!answers[at] || once.has(at);

export const purposeOf = (at: number): Purpose | undefined =>
  config._purposes.find((purpose) => purpose._units?.some((unit) => unit === units[at]));

/** Positions of the units of one purpose. */
export const positionsIn = (purpose: Purpose): number[] =>
  (purpose._units ?? []).map((unit) => units.indexOf(unit));

/** Positions of every unit that the first layer asks for. */
export const consentUnits = (): number[] =>
  config._purposes.filter((purpose) => purpose._gate === CONSENT).flatMap(positionsIn);

/** Positions of the units that still need an answer. */
export const pending = (): number[] => consentUnits().filter((at) => answers[at] === undefined);

/**
 * Positions of the units that an id names: a service, or all of a purpose. None
 * where the id needs no consent; undefined where nothing is called so.
 */
export function positions(id: string): number[] | undefined {
  if (config._open?.includes(id)) return [];
  const purpose = config._purposes.find((candidate) => candidate._id === id);
  const named = units.flatMap((unit, at) => (unit._id === id ? [at] : []));
  const all = [...new Set([...(purpose ? positionsIn(purpose) : []), ...named])];
  return all.length ? all : undefined;
}
